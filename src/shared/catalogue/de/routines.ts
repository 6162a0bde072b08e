import type { Catalogue } from '../translate';

/** German of routines: what they may do, and what goes wrong in them. */
export const ROUTINES: Catalogue = {
  'Routine “{name}” wants {capability, select, shell {to run commands on the device} other {to reach the network}}':
    'Routine „{name}“ will {capability, select, shell {Befehle auf dem Gerät ausführen} other {auf das Netzwerk zugreifen}}',
  'Look at its file first; then allow it. When the file changes, you are asked again.':
    'Erst die Datei ansehen, dann erlauben. Ändert sich die Datei, wird wieder gefragt.',
  'Allow it': 'Erlauben',
  'Routine “{name}” has changed since you looked at it':
    'Routine „{name}“ hat sich geändert, seit sie angesehen wurde',
  'Look at its file again, then allow it.': 'Die Datei noch einmal ansehen, dann erlauben.',
};
