/**
 * A function (host, figure) in plain JavaScript, for the page that shows a notebook. It loads plotly.js once a
 * page from the files that the Jupyter server serves (the library lies in the project's node_modules, below
 * the server's root), then draws the figure into the first element of `host` and hides the words under it.
 */
export const DRAW = `(host, figure) => {
  const load = () => window.digitsPlotly ??= new Promise((resolve, reject) => {
    if (window.Plotly) return resolve(window.Plotly);
    const config = document.getElementById('jupyter-config-data');
    const base = config ? JSON.parse(config.textContent).baseUrl : '/';
    const script = document.createElement('script');
    script.src = new URL('files/node_modules/plotly.js-dist/plotly.js', new URL(base, location.href));
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => { window.digitsPlotly = undefined; reject(new Error('not found: ' + script.src)); };
    document.head.append(script);
  });
  load()
    .then((Plotly) => Plotly.newPlot(host.firstElementChild, figure.data, figure.layout, figure.config))
    .then(() => { host.querySelector('figcaption').hidden = true; })
    .catch((error) => { console.warn('The chart was not drawn:', error.message); });
}`;
