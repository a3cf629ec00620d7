/** Whether the engine works on 256 bits here: other systems have not been tried, or pack nothing. */
const here = process.arch === 'x64' && /^v(24|26)\./.test(process.version);

/** A test of what only such systems do. */
export const wideTest = here ? test : test.skip;

/** A test of what only others do. */
export const narrowTest = here ? test.skip : test;
