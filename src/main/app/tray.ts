import { Menu, nativeImage, Tray } from 'electron';
import type { ShellFacts } from './follow-host';
import { trayTemplate, trayTip, type TrayVerbs } from './tray-template';

/** `src/renderer/app/icon.svg` at 32×32; trays take no SVG. */
const ICON =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAMAAABEpIrGAAAAe1BMVEVMaXE7W9s7Wto5XNw7Wto6W9s6Wto6W9oqVdQ7W9s4Wt08W9o6W9o6Wts6Wts7WNs7WtozZsw7Wts6Wts6W9pISNo6Wto7W9s6W9s7W9s7W9o7Wto7Wtv///87W9vp7ft/lOjp7PtziuV1i+Z4jubq7vtyieVOa99PbN+A5qH2AAAAHXRSTlMAjo0s0/OT/AaRLSrU9NUr/QXykJQHvJe7lr698YF0qzwAAAAJcEhZcwAACxMAAAsTAQCanBgAAADMSURBVDjLtZPXDoMwDEXNDClQZncxo7T0/7+wCaOqCDG89L5cKT6SR2wAoR0PQpwpDDILBh0uMS6K5V4fv6JWN0mckJAr8scUwCLg0h/Poigb1REN2EsrC6FadUQbHGlFL9URU0AawAHQpxiBRrzUL9W/AKGNwNT3u62qtvudw6xIERfEQpFTW1WvhTZXgdUUU9/dWOQf56Duw9bPor47pYH7+spl9D6YYDFy7X2AnAK4uCzvqI+fE3mcnqvJwngy3ndk2M486timL2Mf85hxDlDjw4EAAAAASUVORK5CYII=';

/** The sign in the tray: what runs, and the way to stop it. */
export interface TraySign {
  show(running: ShellFacts['running']): void;
  remove(): void;
}

/** Puts the sign into the tray. A system without a tray shows none; the window has everything too. */
export function showTray(verbs: TrayVerbs): TraySign {
  const tray = new Tray(nativeImage.createFromDataURL(ICON));
  tray.on('click', verbs.onOpen);
  const show = (running: ShellFacts['running']): void => {
    tray.setToolTip(trayTip(running.length));
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(running, verbs)));
  };
  show([]);
  return { show, remove: () => tray.destroy() };
}
