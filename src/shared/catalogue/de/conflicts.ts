import type { Catalogue } from '../translate';

/** Starts that meet instances in use, and dry runs. */
export const CONFLICTS: Catalogue = {
  Back: 'Zurück',
  'Bots of {groups} are stopped first; {count, plural, one {its} other {their}} other bots go on.':
    'Bots von {groups} werden erst gestoppt; {count, plural, one {ihre} other {deren}} übrige Bots laufen weiter.',
  Checking: 'Wird geprüft',
  'Dry run of “{name}”': 'Probelauf von „{name}“',
  'Everything it may use is free meanwhile. Nothing was started.':
    'Alles, was sie nutzen darf, ist inzwischen frei. Nichts wurde gestartet.',
  'Go on with the run': 'Lauf fortsetzen',
  'Goes on now with the other instances it may use, as far as they are free.':
    'Läuft jetzt auf den anderen erlaubten Instanzen weiter, soweit sie frei sind.',
  'It is being started': 'Sie wird gerade gestartet',
  'None of its other instances is free and ready': 'Keine ihrer anderen Instanzen ist frei und bereit',
  'Only what bots hold can be taken over; wait until the others are done':
    'Nur was Bots belegen, lässt sich übernehmen; auf die anderen ist zu warten',
  'Starts now with {free} of {requested, plural, one {# bot} other {# bots}}, on {instances}.':
    'Startet jetzt mit {free} von {requested, plural, one {# Bot} other {# Bots}}, auf {instances}.',
  'Starts now with {requested, plural, one {# bot} other {# bots}}, on {instances}.':
    'Startet jetzt mit {requested, plural, one {# Bot} other {# Bots}}, auf {instances}.',
  'Starts once {instances} {count, plural, one {is} other {are}} free. It can be stopped while it waits.':
    'Startet, sobald {instances} {count, plural, one {frei ist} other {frei sind}}. Solange sie wartet, lässt sie sich stoppen.',
  'Stop them and take over': 'Stoppen und übernehmen',
  'Take over for “{name}”?': 'Für „{name}“ übernehmen?',
  'Take over…': 'Übernehmen …',
  'Then “{name}” starts there.': 'Danach startet dort „{name}“.',
  'Waits for {turns}': 'Wartet auf {turns}',
  'Waits for {turns}; waits until {booting} {count, plural, one {is} other {are}} ready':
    'Wartet auf {turns}; wartet, bis {booting} bereit {count, plural, one {ist} other {sind}}',
  'Waits until {booting} {count, plural, one {is} other {are}} ready':
    'Wartet, bis {booting} bereit {count, plural, one {ist} other {sind}}',
  'What to do': 'Möglichkeiten',
  '{count, plural, one {# instance it would use is} other {# instances it would use are}} held by something else. Nothing was started.':
    '{count, plural, one {# benötigte Instanz ist} other {# benötigte Instanzen sind}} anderweitig belegt. Nichts wurde gestartet.',
  '{count, plural, one {Skip it} other {Skip them}}': '{count, plural, one {Auslassen} other {Auslassen}}',
  '{count, plural, one {Wait for it} other {Wait for them}}':
    '{count, plural, one {Darauf warten} other {Darauf warten}}',
  '{instances}, held by “{name}”': '{instances}, belegt von „{name}“',
  '“{name}” does not go on yet': '„{name}“ läuft noch nicht weiter',
  '“{name}” on {instances}': '„{name}“ auf {instances}',
  '“{name}” was not started': '„{name}“ wurde nicht gestartet',
};
