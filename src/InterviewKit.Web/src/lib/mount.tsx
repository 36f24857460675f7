import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/** Renders the page into the `#root` of its HTML file. */
export function mount(page: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no element with the id "root" to render into.');

  createRoot(root).render(<StrictMode>{page}</StrictMode>);
}
