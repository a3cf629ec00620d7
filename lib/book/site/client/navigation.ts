/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Lets the button of a narrow page show and hide the contents of the book. */
function startMenu(): void {
  const button = document.querySelector('button.menu');
  const sidebar = document.querySelector('.sidebar');
  if (!button || !sidebar) return;
  const show = (open: boolean): void => {
    sidebar.classList.toggle('open', open);
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => show(!sidebar.classList.contains('open')));
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !sidebar.classList.contains('open')) return;
    show(false);
    if (button instanceof HTMLElement) button.focus();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && !target.closest('.sidebar, .menu')) show(false);
  });
  // Not by scrollIntoView, which also moves the place from which the tab key begins.
  const here = sidebar.querySelector<HTMLElement>('[aria-current]');
  if (here && here.offsetTop + here.offsetHeight > sidebar.clientHeight) sidebar.scrollTop = here.offsetTop;
}

/** Folds the contents of the page where they stand above its text, and marks the section that is read. */
function startPageContents(): void {
  const contents = document.querySelector<HTMLDetailsElement>('.toc details');
  if (!contents) return;
  const wide = matchMedia('(min-width: 80rem)');
  const fold = (): void => void (contents.open = wide.matches);
  fold();
  wide.addEventListener('change', fold);
  const links = new Map(
    [...contents.querySelectorAll('a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link] as const),
  );
  const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  const mark = (): void => {
    const here = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight * 0.3).at(-1);
    for (const [id, link] of links) {
      if (id === here?.id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}

/** Gives every piece of code a button that copies it. */
function startCopying(): void {
  for (const holder of document.querySelectorAll('.source, .code-block')) {
    const button = document.createElement('button');
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy the code');
    button.addEventListener('click', () => {
      const text = holder.querySelector('pre')?.textContent ?? '';
      void copy(text).then((done) => {
        button.textContent = done ? 'Copied' : 'Not copied';
        window.setTimeout(() => void (button.textContent = 'Copy'), 1500);
      });
    });
    holder.append(button);
  }
}

/** Whether the text could be copied: pages from a file may have no clipboard, and use the older way. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

export function startNavigation(): void {
  startMenu();
  startPageContents();
  startCopying();
}
