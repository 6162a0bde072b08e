import type { Catalogue } from '../translate';

/** Menu, tray, notices and dialogs of the desktop app, and the verbs that menu, palette and key sheet share. */
export const DESKTOP: Catalogue = {
  // Verbs
  'New group': 'Neue Gruppe',
  'New group from a template…': 'Neue Gruppe aus Vorlage …',
  'Import groups…': 'Gruppen importieren …',
  'Export all groups…': 'Alle Gruppen exportieren …',
  'Load samples': 'Beispiele laden',
  'Trash…': 'Papierkorb …',
  Settings: 'Einstellungen',
  Start: 'Starten',
  'Start with changes…': 'Mit Änderungen starten …',
  'Dry run': 'Probelauf',
  'Pause or resume': 'Pausieren oder fortsetzen',
  'Finish the iteration, then stop': 'Durchgang beenden, dann stoppen',
  'Stop now': 'Sofort stoppen',
  'Stop and close emulators': 'Stoppen und Emulatoren schließen',
  Restart: 'Neu starten',
  'Open the group': 'Gruppe öffnen',
  'Bots of the group': 'Bots der Gruppe',
  'Events of the group': 'Ereignisse der Gruppe',
  'Timeline of the group': 'Zeitleiste der Gruppe',
  'Definition of the group': 'Definition der Gruppe',
  Edit: 'Bearbeiten',
  Clone: 'Duplizieren',
  'Export…': 'Exportieren …',
  'History…': 'Verlauf …',
  'Save as template…': 'Als Vorlage speichern …',
  'Pin or unpin': 'Anheften oder lösen',
  'Delete…': 'Löschen …',
  'Select or let go': 'Auswählen oder abwählen',
  'Select all groups shown': 'Alle angezeigten Gruppen auswählen',
  'Select none': 'Auswahl aufheben',
  'Stop all groups…': 'Alle Gruppen stoppen …',
  Groups: 'Gruppen',
  Instances: 'Instanzen',
  Search: 'Suchen',
  'All commands…': 'Alle Befehle …',
  'Light theme': 'Helles Design',
  'Dark theme': 'Dunkles Design',
  'Theme of the system': 'Design des Systems',
  'Language: English': 'Sprache: Englisch',
  'Language: German': 'Sprache: Deutsch',
  'Language of the system': 'Sprache des Systems',
  'Start simulated emulators…': 'Simulierte Emulatoren starten …',
  'Stop the simulated emulators': 'Simulierte Emulatoren stoppen',
  'Connect to an address…': 'Mit einer Adresse verbinden …',
  'Keyboard shortcuts': 'Tastenkürzel',
  'Show me around': 'Rundgang',

  // Menu
  '&File': '&Datei',
  '&Edit': '&Bearbeiten',
  '&Groups': '&Gruppen',
  '&Instances': '&Instanzen',
  '&View': '&Ansicht',
  '&Window': '&Fenster',
  '&Help': '&Hilfe',
  'Actual size': 'Originalgröße',
  'Zoom in': 'Vergrößern',
  'Zoom out': 'Verkleinern',
  'Full screen': 'Vollbild',
  'Quit Muster': 'Muster beenden',

  // Tray
  'Muster: nothing is running': 'Muster: Es läuft nichts',
  'Muster: {running, plural, one {# group is} other {# groups are}} running':
    'Muster: {running, plural, one {# Gruppe läuft} other {# Gruppen laufen}}',
  'and {rest} more': 'und {rest} weitere',
  'Open Muster': 'Muster öffnen',
  'Stop all groups': 'Alle Gruppen stoppen',
  'Stop all groups and quit': 'Alle Gruppen stoppen und beenden',

  // Notices
  'A bot of “{groupName}” gave up': 'Ein Bot von „{groupName}“ hat aufgegeben',
  'The one on {ref}. The others go on.': 'Der auf {ref}. Die anderen machen weiter.',
  '“{groupName}” failed': '„{groupName}“ ist fehlgeschlagen',
  '“{groupName}” is done': '„{groupName}“ ist fertig',
  '{bots, plural, one {# bot} other {# bots}}, {iterations, plural, one {# iteration} other {# iterations}}':
    '{bots, plural, one {# Bot} other {# Bots}}, {iterations, plural, one {# Durchgang} other {# Durchgänge}}',
  '{failed} of {bots, plural, one {# bot} other {# bots}} failed':
    '{failed} von {bots, plural, one {# Bot} other {# Bots}} fehlgeschlagen',
  'Notifications work': 'Benachrichtigungen funktionieren',
  'This is how Muster tells that a group has ended.': 'So meldet Muster, dass eine Gruppe zu Ende ist.',

  // Closing and quitting
  '{groups, plural, one {One group is} other {# groups are}} running.':
    '{groups, plural, one {Eine Gruppe läuft} other {# Gruppen laufen}} noch.',
  'They can go on without the window, or be stopped now.':
    'Ohne Fenster weiterlaufen lassen oder jetzt stoppen?',
  'Keep running in the tray': 'Im Infobereich weiterlaufen lassen',
  'Discard your changes?': 'Änderungen verwerfen?',
  'What you edit in this window has not been saved.':
    'Was in diesem Fenster bearbeitet wird, ist noch nicht gespeichert.',
  Discard: 'Verwerfen',
  'Keep editing': 'Weiter bearbeiten',

  // Links
  'Open this address in the browser?': 'Diese Adresse im Browser öffnen?',
  'Open in the browser': 'Im Browser öffnen',
  Cancel: 'Abbrechen',

  // Starting, and the data folder
  'Muster can’t go on': 'Muster kann nicht weitermachen',
  'Muster {other} is using {dataFolder}; this is {version}. Close the other one first.':
    'Muster {other} verwendet {dataFolder}; dies ist {version}. Bitte zuerst das andere beenden.',
  'Another Muster is starting or ending in {dataFolder}. Try again in a moment.':
    'In {dataFolder} startet oder endet gerade ein anderes Muster. Bitte gleich noch einmal versuchen.',
  'Data folder of Muster': 'Datenordner von Muster',
  'Use this folder': 'Diesen Ordner verwenden',
  'Muster uses {folder} from its next start on.': 'Ab dem nächsten Start verwendet Muster {folder}.',
  'What is in the folder used now stays there. Starting anew stops the groups that run.':
    'Der Inhalt des bisherigen Ordners bleibt, wo er ist. Ein Neustart stoppt laufende Gruppen.',
  'Start anew now': 'Jetzt neu starten',
  Later: 'Später',
  'The data folder {folder} is not there': 'Der Datenordner {folder} ist nicht da',
  'It may be on a drive that is not connected. Connect it and start Muster again, or go on with {usual} this time.':
    'Vielleicht liegt er auf einem Laufwerk, das nicht verbunden ist. Nach dem Verbinden Muster neu starten – oder dieses Mal mit {usual} weitermachen.',
  Quit: 'Beenden',
  'Go on this time': 'Dieses Mal weitermachen',
  'Save as .muster': 'Als .muster speichern',
};
