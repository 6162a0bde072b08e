import type { Catalogue } from '../translate';
import { SETTINGS_LIST } from './settings-list';

/** The page of settings; the settings themselves stand in `settings-list.ts`. */
export const SETTINGS: Catalogue = {
  ...SETTINGS_LIST,
  Settings: 'Einstellungen',
  'Search settings': 'Einstellungen durchsuchen',
  'Sections of the settings': 'Bereiche der Einstellungen',
  Saved: 'Gespeichert',
  '{count, plural, =0 {nothing found} one {one found} other {# found}}':
    '{count, plural, =0 {nichts gefunden} one {eine gefunden} other {# gefunden}}',
  'No setting matches': 'Keine Einstellung passt dazu',
  'Search looks at names, explanations and other words for the same thing.':
    'Durchsucht werden Namen, Erklärungen und andere Wörter für dasselbe.',
  'Show all settings': 'Alle Einstellungen zeigen',
  None: 'Keine',
  Undo: 'Rückgängig',
  Remove: 'Entfernen',
  Cancel: 'Abbrechen',
  Close: 'Schließen',

  'Found by itself': 'Wird selbst gefunden',
  'Find by itself': 'Selbst finden lassen',
  'Check and use': 'Prüfen und verwenden',
  'This one is in use already': 'Dieses wird bereits verwendet',
  'In use: {path}, version {version}, {source}': 'In Gebrauch: {path}, Version {version}, {source}',
  'None found in the settings, the Android SDK, the PATH or emulators’ folders.':
    'Weder in den Einstellungen noch im Android SDK, im PATH oder in den Ordnern der Emulatoren gefunden.',
  'named here': 'hier angegeben',
  'of the Android SDK': 'aus dem Android SDK',
  'found on the PATH': 'im PATH gefunden',
  'of an emulator': 'von einem Emulator',

  'from this list': 'aus dieser Liste',
  'always looked at': 'wird immer abgefragt',
  'of the simulated emulators': 'der simulierten Emulatoren',
  answers: 'antwortet',
  'answers, adb {version}': 'antwortet, adb {version}',
  'nothing answers': 'keine Antwort',
  'could not be started': 'nicht startbar',
  'is being asked': 'wird gefragt',
  'Address of a further adb server': 'Adresse eines weiteren adb-Servers',
  'Host and port, such as 192.168.1.20:5037': 'Host und Port, z. B. 192.168.1.20:5037',
  Add: 'Hinzufügen',
  'Remove {address}': '{address} entfernen',
  '{address} is no longer looked at': '{address} wird nicht mehr abgefragt',
  '{address} is in the list already': '{address} steht bereits in der Liste',
  'Write an address first': 'Zuerst eine Adresse eingeben',
  'An address has no blanks: HOST:PORT': 'Eine Adresse enthält keine Leerzeichen: HOST:PORT',
  'Put an IPv6 address in brackets: [fe80::1]:5037': 'IPv6-Adressen stehen in Klammern: [fe80::1]:5037',
  'The port is a number from 1 to 65535': 'Der Port ist eine Zahl von 1 bis 65535',
  'Write host and port, such as 192.168.1.20:5037 or farm.local':
    'Host und Port angeben, z. B. 192.168.1.20:5037 oder farm.local',
  'No more than {most} can be listed': 'Mehr als {most} sind nicht möglich',

  '{devices, plural, one {One runs} other {# run}} now. Another number holds from the next start of them.':
    '{devices, plural, one {Einer läuft} other {# laufen}} gerade. Eine andere Zahl gilt ab ihrem nächsten Start.',
  'None runs now.': 'Gerade läuft keiner.',
  'From 1 to {most}': 'Von 1 bis {most}',
  Start: 'Starten',
  Stop: 'Stoppen',
  'Start simulated emulators': 'Simulierte Emulatoren starten',
  'Stop the simulated emulators': 'Simulierte Emulatoren stoppen',
  'Some are in use: stop their groups first': 'Einige sind in Gebrauch: zuerst deren Gruppen stoppen',

  Test: 'Testen',
  'It was sent. If nothing is seen, look at the system’s own settings.':
    'Wurde gesendet. Ist nichts zu sehen, helfen die Einstellungen des Systems weiter.',
  'This system shows no notifications.': 'Dieses System zeigt keine Benachrichtigungen.',
  'Only the desktop app shows notifications of the system':
    'Benachrichtigungen des Systems zeigt nur die Desktop-App',

  'No group starts by itself': 'Keine Gruppe startet von selbst',
  'Start no group by itself': 'Keine Gruppe von selbst starten',
  'No group matches': 'Keine Gruppe passt dazu',
  'A group that is gone ({id})': 'Eine Gruppe, die es nicht mehr gibt ({id})',

  Copy: 'Kopieren',
  'Copy {path}': '{path} kopieren',
  'The path is on the clipboard': 'Der Pfad ist in der Zwischenablage',
  'Show in folder': 'Im Ordner zeigen',
  'Show {path} in its folder': '{path} im Ordner zeigen',
  'Groups, one JSON file each': 'Gruppen, je eine JSON-Datei',
  'Templates that groups are made from': 'Vorlagen für neue Gruppen',
  'Routines, YAML': 'Routinen, YAML',
  'Pictures that routines look for': 'Bilder, nach denen Routinen suchen',
  'These settings, history, earlier versions, the log':
    'Diese Einstellungen, Verlauf, frühere Versionen, Protokoll',
  'What was deleted in the last 30 days': 'In den letzten 30 Tagen Gelöschtes',
  'Copies of files that could not be read': 'Kopien von Dateien, die nicht lesbar waren',
  'Whoever starts Muster names the folder, in one of these ways:':
    'Der Ordner wird beim Start von Muster angegeben, auf eine dieser Arten:',
  'muster serve --data {folder}': 'muster serve --data {folder}',
  'MUSTER_HOME={folder} muster serve': 'MUSTER_HOME={folder} muster serve',
  FOLDER: 'ORDNER',
  'Use another folder…': 'Anderen Ordner verwenden …',
  'From the next start of Muster on: {folder}': 'Ab dem nächsten Start von Muster: {folder}',
  'Until then everything stays in the folder used now.': 'Bis dahin bleibt alles im jetzigen Ordner.',

  Export: 'Exportieren',
  'Import…': 'Importieren …',
  'Import settings…': 'Einstellungen importieren …',
  'File with settings': 'Datei mit Einstellungen',
  '{file} is too big to hold settings': '{file} ist zu groß für Einstellungen',
  Reset: 'Zurücksetzen',
  'All settings have their defaults': 'Alle Einstellungen stehen auf ihren Standardwerten',
  '{count, plural, one {One setting was} other {# settings were}} reset':
    '{count, plural, one {Eine Einstellung wurde} other {# Einstellungen wurden}} zurückgesetzt',

  'Import settings from {file}': 'Einstellungen aus {file} importieren',
  'The file is no JSON': 'Die Datei ist kein JSON',
  'The file holds no settings of Muster': 'Die Datei enthält keine Einstellungen von Muster',
  'Nothing was changed.': 'Es wurde nichts geändert.',
  'All settings of the file are the same here already':
    'Alle Einstellungen der Datei sind hier bereits dieselben',
  'What would change': 'Was sich ändern würde',
  Setting: 'Einstellung',
  Now: 'Jetzt',
  Then: 'Danach',
  'a group that is not here': 'eine Gruppe, die es hier nicht gibt',
  '{same, plural, one {One more is} other {# more are}} the same here already.':
    '{same, plural, one {Eine weitere ist} other {# weitere sind}} hier bereits dieselbe.',
  '{setting}: {value} can’t be used': '{setting}: {value} ist nicht verwendbar',
  'It stays as it is.': 'Bleibt, wie es ist.',
  '{count, plural, one {One entry is} other {# entries are}} no setting of this version':
    '{count, plural, one {Ein Eintrag ist} other {# Einträge sind}} keine Einstellung dieser Version',
  'Left out: {names}': 'Ausgelassen: {names}',
  'There is nothing to change': 'Es gibt nichts zu ändern',
  '{count, plural, =0 {Import} one {Change one setting} other {Change # settings}}':
    '{count, plural, =0 {Importieren} one {Eine Einstellung ändern} other {# Einstellungen ändern}}',
  '{count, plural, one {One setting was} other {# settings were}} imported':
    '{count, plural, one {Eine Einstellung wurde} other {# Einstellungen wurden}} importiert',
};
