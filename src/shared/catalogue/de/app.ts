import type { Catalogue } from '../translate';

export const APP: Catalogue = {
  // Frame
  '{count} groups changed': '{count} Gruppen haben sich geändert',
  'This page may not control Muster: its key is missing or no longer valid':
    'Diese Seite darf Muster nicht steuern: Ihr Schlüssel fehlt oder gilt nicht mehr',
  'Open the address again that “muster serve” printed when it started; it holds the key behind the #.':
    'Die Adresse erneut öffnen, die „muster serve“ beim Start ausgegeben hat; sie enthält den Schlüssel hinter dem #.',
  'Muster can’t be reached. Trying again…': 'Muster ist nicht erreichbar. Neuer Versuch …',
  'Connection lost – showing what was known at {time}; reconnecting…':
    'Verbindung verloren – gezeigt wird der Stand von {time}; Verbindung wird wiederhergestellt …',
  'Connecting to Muster…': 'Verbindung zu Muster wird aufgebaut …',
  'Connection to Muster is lost; it reconnects by itself':
    'Die Verbindung zu Muster ist verloren; sie wird von selbst wiederhergestellt',
  'This page may not control Muster; open its address anew':
    'Diese Seite darf Muster nicht steuern; ihre Adresse neu öffnen',
  'Drop to import groups': 'Ablegen, um Gruppen zu importieren',
  'Looking at what was dropped…': 'Das Abgelegte wird angesehen …',
  'Drop pictures to make templates of them, or a list to import':
    'Bilder ablegen, um Bildvorlagen daraus zu machen, oder eine Liste zum Importieren',
  'Nothing is written before you have seen what is in it.':
    'Geschrieben wird erst, wenn der Inhalt geprüft ist.',
  Orchestration: 'Gruppen',
  Pages: 'Seiten',
  Keys: 'Tasten',

  // Keys and verbs
  Ctrl: 'Strg',
  Shift: 'Umschalt',
  Enter: 'Eingabe',
  Space: 'Leertaste',
  Esc: 'Esc',
  or: 'oder',
  'Close the dialog that is open first': 'Zuerst den geöffneten Dialog schließen',
  'Go to a group first: open its page, or move to its card':
    'Zuerst zu einer Gruppe gehen: ihre Seite öffnen oder ihre Karte auswählen',
  'It is shown as soon as the dialog that is open is closed':
    'Wird angezeigt, sobald der geöffnete Dialog geschlossen ist',
  'Moving about': 'Bewegen',
  'Between cards, instances and bots': 'Zwischen Karten, Instanzen und Bots',
  'Back to all groups': 'Zurück zu allen Gruppen',
  'Save in a dialog': 'In einem Dialog speichern',
  'Undo what a message offers to undo': 'Rückgängig machen, was eine Meldung anbietet',
  'Keys for one group mean the card that has the focus, the only selected card, or the open page.':
    'Tasten für eine Gruppe meinen die Karte mit dem Fokus, die einzige ausgewählte Karte oder die geöffnete Seite.',
  'Files and settings': 'Dateien und Einstellungen',
  Window: 'Fenster',
  Help: 'Hilfe',
  'There are no groups': 'Es gibt keine Gruppen',
  'The simulator is not on': 'Der Simulator ist nicht eingeschaltet',
  '{copied, plural, =0 {The samples are there already} one {# sample file copied} other {# sample files copied}}':
    '{copied, plural, =0 {Die Beispiele sind schon vorhanden} one {# Beispieldatei kopiert} other {# Beispieldateien kopiert}}',
  'No group is shown': 'Es wird keine Gruppe angezeigt',
  'No group is selected': 'Es ist keine Gruppe ausgewählt',
  'It is not running': 'Sie läuft nicht',
  'It is not running: start it instead': 'Sie läuft nicht: stattdessen starten',
  'It is running': 'Sie läuft',
  'It is running already': 'Sie läuft bereits',

  // Labels of the verbs

  // Palette
  'Stop {name}': '{name} stoppen',
  'Start {name}': '{name} starten',
  'Show the instance': 'Instanz anzeigen',
  Commands: 'Befehle',
  'Used last': 'Zuletzt verwendet',
  'All commands': 'Alle Befehle',
  'Nothing fits. Try fewer letters.': 'Nichts passt. Mit weniger Buchstaben versuchen.',
  '{count, plural, =0 {Nothing fits} one {# entry} other {# entries}}':
    '{count, plural, =0 {Nichts passt} one {# Eintrag} other {# Einträge}}',
  'Search commands, groups, routines and more': 'Befehle, Gruppen, Routinen und mehr suchen',

  // Tour
  'Something to run on': 'Worauf es läuft',
  'Simulated emulators need nothing installed. Switch them on; real ones can be connected any time.':
    'Simulierte Emulatoren brauchen keine Installation. Zum Ausprobieren einschalten; echte lassen sich jederzeit verbinden.',
  'Something to do': 'Was zu tun ist',
  'A routine says what bots do, step by step. Load the samples: they bring some that work at once.':
    'Eine Routine beschreibt Schritt für Schritt, was Bots tun. Die Beispiele enthalten einige, die sofort funktionieren.',
  'A group of your own': 'Die erste eigene Gruppe',
  'A group runs one routine with several bots, each on an emulator of its own.':
    'Eine Gruppe führt eine Routine mit mehreren Bots aus, jeder auf einem eigenen Emulator.',
  'Its name': 'Der Name',
  'Give it a name you will find it by. Then open “Routine and inputs”.':
    'Ein Name, unter dem die Gruppe zu finden ist. Danach „Routine und Eingaben“ öffnen.',
  'The routine': 'Die Routine',
  'Open “Routine and inputs” to choose what its bots do.':
    '„Routine und Eingaben“ öffnen und wählen, was die Bots tun.',
  '“Daily rewards” is a good first one. Its inputs appear below; they are filled in already.':
    '„Daily rewards“ ist ein guter Anfang. Die Eingaben stehen darunter und sind schon ausgefüllt.',
  'Next: where it runs. Open “Instances and bots”.':
    'Als Nächstes: wo sie läuft. „Instanzen und Bots“ öffnen.',
  'Choose an instance': 'Instanz wählen',
  'Click one to add it. One bot needs one instance; further ones are spares.':
    'Ein Klick fügt sie hinzu. Ein Bot braucht eine Instanz; weitere dienen als Reserve.',
  'All set': 'Alles bereit',
  'Create the group: it is saved as a file, and nothing runs before you start it.':
    'Gruppe anlegen: Sie wird als Datei gespeichert und läuft erst nach dem Start.',
  'Start it': 'Starten',
  'Start takes the instance, launches the bot and runs the routine.':
    'Der Start belegt die Instanz, startet den Bot und führt die Routine aus.',
  'It runs': 'Sie läuft!',
  'The card shows each bot and its step. Open shows everything: events, timeline, screens. The key ? lists all shortcuts.':
    'Die Karte zeigt jeden Bot mit seinem Schritt. „Öffnen“ zeigt alles: Ereignisse, Zeitachse, Bildschirme. Die Taste ? listet alle Kürzel.',
  'Show all groups': 'Alle Gruppen anzeigen',
  Tour: 'Rundgang',
  'End the tour': 'Rundgang beenden',
  'How far the tour is': 'Fortschritt des Rundgangs',
  Done: 'Fertig',
  'Not now': 'Nicht jetzt',
  'My first group': 'Meine erste Gruppe',

  // Status bar
  Status: 'Status',
  'Stop all': 'Alle stoppen',
  'Nothing is running': 'Es läuft nichts',
  '{groups, plural, one {# group} other {# groups}}, {bots, plural, one {# bot} other {# bots}}':
    '{groups, plural, one {# Gruppe} other {# Gruppen}}, {bots, plural, one {# Bot} other {# Bots}}',
  '{instances, plural, one {# instance} other {# instances}}, {held} held':
    '{instances, plural, one {# Instanz} other {# Instanzen}}, {held} belegt',
  'CPU {cpu} %': 'CPU {cpu} %',
  '{memory} MB': '{memory} MB',
  'connecting…': 'wird verbunden …',
  'not reachable': 'nicht erreichbar',
  simulator: 'Simulator',
  'Nothing is running any more': 'Es läuft nichts mehr',
  'Stop all groups?': 'Alle Gruppen stoppen?',
  '{groups, plural, one {# group} other {# groups}} stopped':
    '{groups, plural, one {# Gruppe} other {# Gruppen}} gestoppt',
  '{groups, plural, one {# group with {bots, plural, one {# bot} other {# bots}} is} other {# groups with {bots, plural, one {# bot} other {# bots}} are}} running. What they hold is released.':
    '{groups, plural, one {# Gruppe mit {bots, plural, one {# Bot} other {# Bots}} läuft} other {# Gruppen mit {bots, plural, one {# Bot} other {# Bots}} laufen}}. Was sie belegen, wird freigegeben.',
  'Finish iterations': 'Durchgänge beenden',

  // Actions on a group
  'Its definition is gone': 'Ihre Definition ist nicht mehr da',
  'It has problems: edit it first': 'Sie hat Probleme: zuerst bearbeiten',
  '“{name}” no longer offers to go on with the interrupted run':
    '„{name}“ bietet nicht mehr an, den unterbrochenen Lauf fortzusetzen',
  '“{name}” was cloned': '„{name}“ wurde kopiert',
  'Edit the copy': 'Kopie bearbeiten',
  '“{name}” was deleted': '„{name}“ wurde gelöscht',
};
