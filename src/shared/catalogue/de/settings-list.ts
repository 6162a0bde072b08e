import type { Catalogue } from '../translate';

/** The settings: what they are called, what they do, and other words people look for. */
export const SETTINGS_LIST: Catalogue = {
  Appearance: 'Darstellung',
  Instances: 'Instanzen',
  Notifications: 'Benachrichtigungen',
  Startup: 'Start',
  'While running': 'Im Betrieb',
  Data: 'Daten',
  Advanced: 'Erweitert',

  Theme: 'Farbschema',
  'Light or dark, or as the system is set.': 'Hell oder dunkel, oder wie im System eingestellt.',
  'colour, dark mode, bright, contrast': 'Farbe, Dunkelmodus, Design, Kontrast',
  Light: 'Hell',
  Dark: 'Dunkel',
  'As the system': 'Wie das System',

  Language: 'Sprache',
  'Of this window, the menu and notifications. Routines and logs stay as they are.':
    'Von Fenster, Menü und Benachrichtigungen. Routinen und Protokolle bleiben, wie sie sind.',
  'English, German, translation, locale': 'Englisch, Deutsch, Übersetzung',
  English: 'English',
  Deutsch: 'Deutsch',

  'adb program': 'adb-Programm',
  'The program that starts adb servers. Left empty, Muster looks in the usual places.':
    'Das Programm, das adb-Server startet. Ohne Angabe sucht Muster an den üblichen Stellen.',
  'path, binary, platform tools, Android SDK, executable':
    'Pfad, Datei, Platform Tools, Android SDK, ausführbar',
  'Start an adb server when none answers': 'Einen adb-Server starten, wenn keiner antwortet',
  'Off: Muster only uses a server that runs already. It never ends one.':
    'Aus: Muster verwendet nur einen Server, der schon läuft. Beendet wird nie einer.',
  'launch, daemon, start-server': 'Dienst, start-server',
  'adb servers': 'adb-Server',
  'Muster lists the devices of all of these. Further ones may run on other computers.':
    'Muster führt die Geräte all dieser Server auf. Weitere können auf anderen Computern laufen.',
  'host, port, remote, network, 5037, computer': 'Host, Port, entfernt, Netzwerk, 5037, Rechner',
  'Simulated emulators': 'Simulierte Emulatoren',
  'How many to start when they are wanted for trying things out.':
    'Wie viele zum Ausprobieren gestartet werden.',
  'simulator, virtual, demo, number, test': 'Simulator, virtuell, Anzahl, Test',

  'When a group ends': 'Wenn eine Gruppe endet',
  'A group that was stopped by hand is never worth a notification.':
    'Für von Hand gestoppte Gruppen gibt es keine Benachrichtigung.',
  'alert, message, toast, finished, failed, done': 'Meldung, Hinweis, fertig, fehlgeschlagen',
  Always: 'Immer',
  'Only when something went wrong': 'Nur wenn etwas schiefging',
  Never: 'Nie',
  'When a bot gives up': 'Wenn ein Bot aufgibt',
  'Also while the other bots of its group go on.': 'Auch wenn die anderen Bots seiner Gruppe weitermachen.',
  'alert, message, toast, failed, trouble, error': 'Meldung, Hinweis, Fehler, Problem',
  'Try it out': 'Ausprobieren',
  'Shows a notification as the system would.': 'Zeigt eine Benachrichtigung, wie sie das System anzeigt.',
  'test, alert, message, toast': 'Test, Meldung, Hinweis',

  'Groups that start with Muster': 'Gruppen, die mit Muster starten',
  'In this order, when the desktop app or “muster serve” starts.':
    'In dieser Reihenfolge, wenn die Desktop-App oder „muster serve“ startet.',
  'autostart, begin, boot, automatic': 'Autostart, automatisch, Beginn',
  'Resume interrupted runs': 'Unterbrochene Läufe fortsetzen',
  'Runs that a crash or a power cut ended go on when Muster starts.':
    'Läufe, die ein Absturz oder Stromausfall beendet hat, gehen beim Start von Muster weiter.',
  'restore, continue, crash, recover': 'wiederherstellen, weitermachen, Absturz',

  'Keep the computer awake': 'Computer wach halten',
  'It does not go to sleep while groups run. The screen still may. Desktop app only.':
    'Solange Gruppen laufen, gibt es keinen Ruhezustand; der Bildschirm darf ausgehen. Nur Desktop-App.',
  'sleep, standby, energy, power, suspend': 'Ruhezustand, Energie sparen, Standby, schlafen',
  'Closing the window': 'Schließen des Fensters',
  'What happens when the window is closed while groups run. Desktop app only.':
    'Was geschieht, wenn das Fenster geschlossen wird, während Gruppen laufen. Nur Desktop-App.',
  'quit, exit, tray, background, minimise': 'beenden, Infobereich, Hintergrund, minimieren',
  'Ask each time': 'Jedes Mal fragen',
  'Groups go on, Muster stays in the tray': 'Gruppen laufen im Hintergrund weiter',
  'Groups are stopped and Muster ends': 'Gruppen stoppen, Muster beenden',

  'Data folder': 'Datenordner',
  'Everything Muster keeps lies in this folder.': 'Alles, was Muster aufbewahrt, liegt in diesem Ordner.',
  'directory, path, storage, location, backup, MUSTER_HOME':
    'Verzeichnis, Pfad, Speicherort, Sicherung, MUSTER_HOME',
  'What lies where': 'Was wo liegt',
  'Files may be copied, edited and put under version control; Muster notices.':
    'Dateien lassen sich kopieren, bearbeiten und versionieren; Muster bemerkt es.',
  'directory, files, JSON, YAML, history, trash, backup':
    'Verzeichnis, Dateien, JSON, YAML, Verlauf, Papierkorb, Sicherung',
  'Use another folder': 'Anderen Ordner verwenden',
  'From the next start on. Nothing is moved or copied.':
    'Ab dem nächsten Start. Nichts wird verschoben oder kopiert.',
  'directory, move, change, relocate, --data': 'Verzeichnis, verschieben, wechseln, umziehen, --data',

  'Log level': 'Protokollstufe',
  'How much is written to the log. Debug is for finding causes, and is a lot.':
    'Wie viel ins Protokoll geschrieben wird. Debug hilft bei der Ursachensuche und ist sehr ausführlich.',
  'verbose, debug, trace, diagnosis': 'ausführlich, Log, Fehlersuche, Diagnose',
  Debug: 'Debug',
  Info: 'Info',
  Warnings: 'Warnungen',
  'Errors only': 'Nur Fehler',
  'Log folder': 'Protokollordner',
  'The latest file is muster.log.': 'Die neueste Datei ist muster.log.',
  'diagnosis, support, error report, directory': 'Diagnose, Log, Fehlerbericht, Verzeichnis',
  'Export settings': 'Einstellungen exportieren',
  'As a JSON file, for another computer or to keep. It holds nothing secret.':
    'Als JSON-Datei, für einen anderen Computer oder zum Aufheben. Enthält nichts Geheimes.',
  'save, backup, download, share': 'speichern, sichern, Sicherung, teilen',
  'Import settings': 'Einstellungen importieren',
  'Shows what would change before anything does.': 'Zeigt zuerst, was sich ändern würde.',
  'load, restore, upload, file': 'laden, wiederherstellen, Datei',
  'Reset to defaults': 'Auf Standardwerte zurücksetzen',
  'All settings of this page get their defaults. Groups and routines stay.':
    'Alle Einstellungen dieser Seite erhalten ihre Standardwerte. Gruppen und Routinen bleiben.',
  'restore, factory, clear': 'wiederherstellen, Werkseinstellungen, löschen',
};
