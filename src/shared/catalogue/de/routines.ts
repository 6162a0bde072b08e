import type { Catalogue } from '../translate';

/** German of routines: what they may do, and what goes wrong in them. */
export const ROUTINES: Catalogue = {
  'Routine “{name}” wants {capability, select, shell {to run commands on the device} other {to reach the network}}':
    'Routine „{name}“ will {capability, select, shell {Befehle auf dem Gerät ausführen} other {auf das Netzwerk zugreifen}}',
  'Look at its file first; then allow it. When the file changes, you are asked again.':
    'Erst die Datei ansehen, dann erlauben. Ändert sich die Datei, wird wieder gefragt.',
  'It also reaches {hosts} in your own network. Look at its file first; then allow it. When the file changes, you are asked again.':
    'Sie erreicht auch {hosts} in deinem eigenen Netz. Erst die Datei ansehen, dann erlauben. Ändert sich die Datei, wird wieder gefragt.',
  'Sentry “{name}” paused the bot until you let it go on':
    'Wächter „{name}“ hat den Bot angehalten, bis du ihn weitermachen lässt',
  'Sentry “{name}” stopped the bot': 'Wächter „{name}“ hat den Bot gestoppt',
  'Sentry “{name}” ended the iteration': 'Wächter „{name}“ hat den Durchgang beendet',
  'Sentry “{name}” has run': 'Wächter „{name}“ ist gelaufen',
  'Sentry “{name}” failed: {reason}': 'Wächter „{name}“ ist gescheitert: {reason}',
  'Only a sentry can hold a routine': 'Nur ein Wächter kann eine Routine anhalten',
  'Name the routine under “sentries” of the one it shall hold, and don’t run it by itself.':
    'Die Routine unter „sentries“ derjenigen nennen, die sie anhalten soll, und sie nicht allein starten.',
  'A sentry would run what it guards: {way}': 'Ein Wächter würde ausführen, was er bewacht: {way}',
  'The sentry “{name}” ended the iteration': 'Der Wächter „{name}“ hat den Durchgang beendet',
  'What it looks for was there, and the routine says to fail then.':
    'Wonach er sucht, war da, und die Routine soll dann scheitern.',
  'Allow it': 'Erlauben',
  'Routine “{name}” has changed since you looked at it':
    'Routine „{name}“ hat sich geändert, seit sie angesehen wurde',
  'Look at its file again, then allow it.': 'Die Datei noch einmal ansehen, dann erlauben.',
  'Nobody has agreed that {name, select, none {this routine} other {routine “{name}”}} may {capability, select, shell {run commands on the device} other {reach the network}}':
    'Niemand hat zugestimmt, dass {name, select, none {diese Routine} other {die Routine „{name}“}} {capability, select, shell {Befehle auf dem Gerät ausführen} other {auf das Netzwerk zugreifen}} darf',
  'Read the routine, then agree to it on the Routines page. A changed file asks again.':
    'Die Routine lesen, dann auf der Seite Routinen zustimmen. Eine geänderte Datei fragt wieder.',
  'A request to a server failed': 'Eine Anfrage an einen Server ist fehlgeschlagen',
  'Check the address, and whether the server answers.': 'Die Adresse prüfen, und ob der Server antwortet.',
  'The routine gave up': 'Die Routine hat aufgegeben',
  'The routine says so by itself. Look at the step, and at the screen.':
    'Das sagt die Routine selbst. Den Schritt und den Bildschirm ansehen.',
  'A loop went on without end: {message}': 'Eine Schleife nahm kein Ende: {message}',
  'Let it end earlier, or allow it more passes with “atMost”.':
    'Sie früher enden lassen oder mit „atMost“ mehr Durchläufe erlauben.',
  'The place {x}, {y} is outside of the screen ({width} × {height})':
    'Die Stelle {x}, {y} liegt außerhalb des Bildschirms ({width} × {height})',
  'Check the routine’s resolution, and whether the screen was turned.':
    'Die Auflösung der Routine prüfen, und ob der Bildschirm gedreht wurde.',
  'A place is counted from what was found last, but nothing has been found':
    'Eine Stelle zählt vom zuletzt Gefundenen aus, aber es wurde noch nichts gefunden',
  'Find something first, in a step before this one.': 'Erst in einem Schritt davor etwas finden.',
  'Something was not found on the screen': 'Etwas wurde auf dem Bildschirm nicht gefunden',
  '“{condition}” has no place on the screen': '„{condition}“ hat keine Stelle auf dem Bildschirm',
  'Look for something that has: an image, a text, an element, a colour or a pixel.':
    'Etwas suchen, das eine hat: ein Bild, einen Text, ein Element, eine Farbe oder ein Pixel.',
  'The screen can’t be searched like this: {message}':
    'So lässt sich der Bildschirm nicht absuchen: {message}',
  'Mend what it names: a template, a path, a pattern, a language.':
    'Berichtigen, was genannt wird: eine Vorlage, einen Pfad, einen regulären Ausdruck, eine Sprache.',
  'What looks at the screens stopped': 'Was auf die Bildschirme sieht, wurde beendet',
  'It is started again by itself, and the bot tries again. If it happens often, see the log.':
    'Es startet von selbst neu, und der Bot versucht es noch einmal. Wenn es oft vorkommt, hilft das Protokoll weiter.',
  'There is no step “{step}” to begin with': 'Es gibt keinen Schritt „{step}“, mit dem begonnen werden kann',
  'Name the number, the id or the path of a step, such as 3.then.1. A run can’t begin in catch, finally or onError.':
    'Die Nummer, die id oder den Pfad eines Schritts nennen, etwa 3.then.1. In catch, finally und onError kann ein Lauf nicht beginnen.',
  '{step} left out': '{step} ausgelassen',
};
