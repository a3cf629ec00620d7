/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Hovers } from '../parts/hovers';

/** Distance of the text from its name, in pixels. */
const GAP = 6;

/** Shows types and documentation of the names in the code: under the mouse, and by the arrow keys in focused code. */
export function startHovers(): void {
  const data = document.querySelector('#hovers')?.textContent;
  if (data === undefined) return;
  const { texts } = JSON.parse(data) as Hovers;
  const box = document.createElement('div');
  box.className = 'hover-text';
  box.setAttribute('role', 'status');
  box.hidden = true;
  document.body.append(box);
  let current: Element | undefined;

  const hide = (): void => {
    current?.classList.remove('asked');
    current = undefined;
    box.hidden = true;
  };
  const show = (name: HTMLElement): void => {
    if (name === current) return;
    hide();
    const [signature = '', about] = (texts[Number(name.dataset.h)] ?? '').split('\n\n');
    const code = document.createElement('code');
    code.textContent = signature;
    const words = document.createElement('span');
    words.textContent = about ?? '';
    box.replaceChildren(code, ...(about === undefined ? [] : [words]));
    current = name;
    name.classList.add('asked');
    box.hidden = false;
    const { left, top, bottom } = name.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
    box.style.top = `${top - height - GAP > 60 ? top - height - GAP : bottom + GAP}px`;
  };

  document.addEventListener('mouseover', ({ target }) => {
    const name = target instanceof Element ? target.closest<HTMLElement>('[data-h]') : null;
    if (name) show(name);
    else if (!(target instanceof Element && target.closest('.hover-text'))) hide();
  });
  addEventListener('scroll', hide, { passive: true });
  document.addEventListener('focusout', hide);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    const code = event.target instanceof HTMLPreElement ? event.target : undefined;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!code || step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const names = [...code.querySelectorAll<HTMLElement>('[data-h]')];
    const at =
      current && names.includes(current as HTMLElement)
        ? names.indexOf(current as HTMLElement) + step
        : step > 0
          ? 0
          : names.length - 1;
    const next = names[at];
    if (!next) return;
    event.preventDefault();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    show(next);
  });
}
