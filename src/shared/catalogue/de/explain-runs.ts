import type { Catalogue } from '../translate';

/** States, events, failures of bots and groups. */
export const EXPLAINED_RUNS: Catalogue = {
  // States of a group
  Validating: 'Wird geprüft',
  'Checking routine, inputs and instances.': 'Routine, Eingaben und Instanzen werden geprüft.',
  Acquiring: 'Reserviert',
  'Reserving instances and waiting until they are ready.':
    'Instanzen werden reserviert, bis sie bereit sind.',
  Launching: 'Startet',
  'Starting bots one after another.': 'Die Bots werden nacheinander gestartet.',
  Running: 'Läuft',
  'All bots have been started.': 'Alle Bots sind gestartet.',
  Paused: 'Pausiert',
  'Bots wait at their next step.': 'Die Bots warten an ihrem nächsten Schritt.',
  Stopping: 'Wird gestoppt',
  'Waiting for the bots to end.': 'Die Bots kommen zum Ende.',
  Completed: 'Abgeschlossen',
  'The bots did what they had to do.': 'Die Bots haben ihre Arbeit getan.',
  Failed: 'Fehlgeschlagen',
  'No bot reached its end.': 'Kein Bot hat sein Ende erreicht.',
  Stopped: 'Gestoppt',
  'Nothing is held.': 'Nichts ist belegt.',
  Interrupted: 'Unterbrochen',
  'The last run did what it had to do.': 'Der letzte Lauf hat seine Arbeit getan.',
  'The last run was stopped.': 'Der letzte Lauf wurde gestoppt.',
  'The last run failed.': 'Der letzte Lauf ist fehlgeschlagen.',
  'Muster ended unexpectedly during the last run.':
    'Muster wurde während des letzten Laufs unerwartet beendet.',
  // States of a bot
  queued: 'wartet auf Start',
  'Waits for its turn to start.': 'Wartet, bis er an der Reihe ist.',
  starting: 'startet',
  'Connects to its instance.': 'Verbindet sich mit seiner Instanz.',
  running: 'läuft',
  'Works through the routine.': 'Arbeitet die Routine ab.',
  paused: 'pausiert',
  'Waits until it is resumed.': 'Wartet, bis er fortgesetzt wird.',
  waiting: 'wartet',
  'Waits for a free account.': 'Wartet auf ein freies Konto.',
  recovering: 'erholt sich',
  'Brings its instance back.': 'Bringt seine Instanz wieder in Gang.',
  retry: 'neuer Versuch',
  'Waits for its next try.': 'Wartet auf den nächsten Versuch.',
  stopping: 'wird gestoppt',
  'Ends what it is doing.': 'Beendet, was er gerade tut.',
  stopped: 'gestoppt',
  'Was stopped.': 'Wurde gestoppt.',
  completed: 'abgeschlossen',
  'Did what it had to do.': 'Hat seine Arbeit getan.',
  failed: 'fehlgeschlagen',
  'Gave up.': 'Hat aufgegeben.',
  cancelled: 'abgebrochen',
  'Never started.': 'Wurde nie gestartet.',
  // Ways to stop, reasons to pause
  'Finish iteration': 'Durchgang beenden',
  'Bots finish what they have begun, then stop.':
    'Die Bots beenden, was sie angefangen haben, und stoppen dann.',
  'Bots break off at once.': 'Die Bots brechen sofort ab.',
  'Bots break off and emulators this run started are closed.':
    'Die Bots brechen ab; Emulatoren, die dieser Lauf gestartet hat, werden geschlossen.',
  'by you': 'von Hand',
  'a sentry is at work': 'ein Wächter ist am Werk',
  'its instance is unhealthy': 'die Instanz ist gestört',
  // States of an instance, and what it is held for
  ready: 'bereit',
  'Answers and can be used.': 'Antwortet und kann verwendet werden.',
  booting: 'fährt hoch',
  'Android is still starting; wait a moment.': 'Android startet noch; einen Moment warten.',
  offline: 'offline',
  'adb lists it, but it does not answer. Reconnect it; if that does not help, restart it.':
    'adb führt sie auf, aber sie antwortet nicht. Neu verbinden; wenn das nicht hilft, neu starten.',
  unauthorized: 'nicht autorisiert',
  'Confirm “Allow USB debugging” on its screen. An emulator without the question: switch on adb debugging in its settings, and start it and the adb server as the same user.':
    'Auf ihrem Bildschirm „USB-Debugging zulassen“ bestätigen. Fragt ein Emulator nicht danach: in seinen Einstellungen das adb-Debugging einschalten und ihn mit demselben Benutzer starten wie den adb-Server.',
  authorizing: 'wird autorisiert',
  'It is being asked whether it trusts this computer. Look at its screen and confirm.':
    'Sie wird gefragt, ob sie diesem Computer vertraut. Bitte auf ihrem Bildschirm bestätigen.',
  connecting: 'verbindet',
  'adb is connecting to it; wait a moment, or reconnect it.':
    'adb verbindet sich mit ihr; einen Moment warten oder neu verbinden.',
  recovery: 'Recovery',
  'It is in recovery mode. Choose “Reboot system now” on its screen.':
    'Sie ist im Recovery-Modus. Auf ihrem Bildschirm „Reboot system now“ wählen.',
  sideload: 'Sideload',
  'It waits for an update to be sent. Leave that on its screen and reboot it.':
    'Sie wartet auf ein Update. Das auf ihrem Bildschirm verlassen und sie neu starten.',
  bootloader: 'Bootloader',
  'It is in its bootloader. Choose “Start” on its screen.':
    'Sie ist im Bootloader. Auf ihrem Bildschirm „Start“ wählen.',
  'no permission': 'keine Berechtigung',
  'This user may not talk to it. Install the udev rules of Android (package android-sdk-platform-tools-common) and plug it in anew.':
    'Dieser Benutzer darf nicht mit ihr sprechen. Die udev-Regeln von Android installieren (Paket android-sdk-platform-tools-common) und das Gerät neu anstecken.',
  'not seen': 'nicht gesehen',
  'It is off or not connected. Start it, plug it in, or connect its address.':
    'Sie ist aus oder nicht verbunden. Starten, anstecken oder ihre Adresse verbinden.',
  unknown: 'unbekannt',
  'It does not say who it is. Wait while it starts; restart it if this stays.':
    'Sie gibt sich nicht zu erkennen. Den Start abwarten; bleibt es dabei, neu starten.',
  'a bot': 'einen Bot',
  'a screenshot': 'ein Bildschirmfoto',
  'a shell': 'eine Shell',
  'a test run': 'einen Testlauf',
  // Events
  '{launched} of {requested, plural, one {# bot} other {# bots}} launched':
    '{launched} von {requested, plural, one {# Bot} other {# Bots}} gestartet',
  'Run ended: completed': 'Lauf beendet: abgeschlossen',
  'Run ended: stopped': 'Lauf beendet: gestoppt',
  'Run ended: failed': 'Lauf beendet: fehlgeschlagen',
  'Run ended: interrupted': 'Lauf beendet: unterbrochen',
  'instance reserved': 'Instanz reserviert',
  'instance booting': 'Instanz fährt hoch',
  'instance ready': 'Instanz bereit',
  'instance skipped': 'Instanz ausgelassen',
  'instance released': 'Instanz freigegeben',
  'iteration {iteration} started': 'Durchgang {iteration} begonnen',
  'iteration {iteration} completed': 'Durchgang {iteration} abgeschlossen',
  'iteration {iteration} failed': 'Durchgang {iteration} fehlgeschlagen',
  '{step} finished{time, select, none {} other { in {time}}}':
    '{step} fertig{time, select, none {} other { nach {time}}}',
  '{step} failed{time, select, none {} other { in {time}}}':
    '{step} fehlgeschlagen{time, select, none {} other { nach {time}}}',
  '{step} retrying{time, select, none {} other { in {time}}}':
    '{step} wird wiederholt{time, select, none {} other { nach {time}}}',
  'try {attempt} in {time}: {reason}': 'Versuch {attempt} in {time}: {reason}',
  'try {attempt} of {most} in {time}: {reason}': 'Versuch {attempt} von {most} in {time}: {reason}',
  'step {step}': 'Schritt {step}',
  // Failures of a bot
  'The instance': 'Die Instanz',
  'It said: {message}.': 'Meldung: {message}.',
  'A step failed': 'Ein Schritt ist fehlgeschlagen',
  'Look at the step in the routine.': 'Den Schritt in der Routine ansehen.',
  'A step did not finish {limit, select, none {in time} other {within {limit}}}':
    'Ein Schritt wurde nicht {limit, select, none {rechtzeitig} other {innerhalb von {limit}}} fertig',
  'Give it more time, or check what the screen showed.':
    'Mehr Zeit geben oder nachsehen, was der Bildschirm zeigte.',
  '{count, plural, one {# earlier entry took too much memory and is} other {# earlier entries took too much memory and are}} no longer kept':
    '{count, plural, one {# früherer Eintrag brauchte zu viel Speicher und ist} other {# frühere Einträge brauchten zu viel Speicher und sind}} nicht mehr vorhanden',
  '{awaited, select, none {What the routine waited for did not come} other {Waited for {awaited}, which did not come}} {limit, select, none {in time} other {within {limit}}}':
    '{awaited, select, none {Worauf die Routine wartete, kam nicht} other {Gewartet wurde auf {awaited}; es kam nicht}} {limit, select, none {rechtzeitig} other {innerhalb von {limit}}}',
  'Check what the screen showed, or give it more time.':
    'Nachsehen, was der Bildschirm zeigte, oder mehr Zeit geben.',
  'A value in the routine could not be worked out': 'Ein Wert in der Routine ließ sich nicht berechnen',
  'Check the inputs and variables it uses.': 'Die verwendeten Eingaben und Variablen prüfen.',
  'Routine “{name}” is missing': 'Die Routine „{name}“ fehlt',
  'Another routine calls it. Put its file back.': 'Eine andere Routine ruft sie auf. Ihre Datei zurücklegen.',
  'Routines call each other without end': 'Routinen rufen einander endlos auf',
  'Break the circle in the routine files.': 'Den Kreis in den Routinedateien auflösen.',
  '{instance} went offline': '{instance} ist offline gegangen',
  'Look whether the emulator still runs and answers.': 'Nachsehen, ob der Emulator noch läuft und reagiert.',
  '{instance} does not trust this computer': '{instance} vertraut diesem Computer nicht',
  'Confirm “Allow USB debugging” on its screen.': 'Auf ihrem Bildschirm „USB-Debugging zulassen“ bestätigen.',
  '{instance} did not answer {limit, select, none {in time} other {within {limit}}}':
    '{instance} hat nicht {limit, select, none {rechtzeitig} other {innerhalb von {limit}}} geantwortet',
  'It may be overloaded or frozen. Restart it if this repeats.':
    'Sie ist vielleicht überlastet oder eingefroren. Wiederholt sich das, neu starten.',
  '{instance} vanished': '{instance} ist verschwunden',
  'It was closed or unplugged. Start it again.': 'Sie wurde geschlossen oder abgesteckt. Neu starten.',
  '{instance} broke off in mid-reply': '{instance} brach mitten in der Antwort ab',
  'The connection to it is unstable.': 'Die Verbindung zu ihr ist instabil.',
  '{instance} refused the connection': '{instance} hat die Verbindung abgelehnt',
  'Look whether adb debugging is on.': 'Nachsehen, ob das adb-Debugging eingeschaltet ist.',
  'A command failed on the instance': 'Ein Befehl ist auf der Instanz fehlgeschlagen',
  'A command failed on {instance}': 'Ein Befehl ist auf {instance} fehlgeschlagen',
  'Check that the app is installed and the command is right.':
    'Prüfen, ob die App installiert und der Befehl richtig ist.',
  '{instance} answered something unexpected': '{instance} hat etwas Unerwartetes geantwortet',
  'Restart its adb server if this repeats.': 'Wiederholt sich das, ihren adb-Server neu starten.',
  '{instance} was not ready {limit, select, none {in time} other {within {limit}}}':
    '{instance} war nicht {limit, select, none {rechtzeitig} other {innerhalb von {limit}}} bereit',
  'Start it by hand, or allow more time under Launch.':
    'Von Hand starten oder unter „Start“ mehr Zeit erlauben.',
  'The adb server is gone': 'Der adb-Server ist weg',
  'The adb server {address} is gone': 'Der adb-Server {address} ist weg',
  'Muster connects again by itself once it is back.':
    'Muster verbindet sich von selbst wieder, sobald er zurück ist.',
  'The account pool has no account left': 'Im Kontenpool ist kein Konto mehr frei',
  'Add accounts, or wait until some are available again.':
    'Konten hinzufügen oder warten, bis wieder welche frei sind.',
  'Something went wrong inside Muster': 'In Muster ist etwas schiefgegangen',
  'It is in the log.': 'Es steht im Protokoll.',
  'Reference {ref}, in the log.': 'Kennung {ref}, im Protokoll.',
  // Failures of a group
  'Not started: {count, plural, one {# problem} other {# problems}} found':
    'Nicht gestartet: {count, plural, one {# Problem} other {# Probleme}} gefunden',
  'Mend what is listed, then start again.': 'Das Aufgeführte beheben und dann neu starten.',
  'Not started: no instance could be used': 'Nicht gestartet: Keine Instanz war verwendbar',
  'Start or connect one.': 'Eine starten oder verbinden.',
  'Not started: {instances} {count, plural, one {is} other {are}} in use':
    'Nicht gestartet: {instances} {count, plural, one {ist} other {sind}} belegt',
  'Stop the other group, or choose another rule under “If an instance is in use”.':
    'Die andere Gruppe stoppen oder unter „Wenn eine Instanz belegt ist“ eine andere Regel wählen.',
  'All bots failed': 'Alle Bots sind fehlgeschlagen',
  'Open the group to see why.': 'Die Gruppe öffnen, um den Grund zu sehen.',
  'All bots failed: {reason}': 'Alle Bots sind fehlgeschlagen: {reason}',
  'The group ended by an error inside Muster': 'Die Gruppe endete durch einen Fehler in Muster',
  'When you report it, name the reference {ref}: it is in the log.':
    'Für eine Fehlermeldung bitte die Kennung {ref} nennen: Sie steht im Protokoll.',
  // Why an instance was left out
  'held by “{name}”': 'belegt von „{name}“',
  'in use by something else': 'anderweitig belegt',
  'taken over by another group': 'von einer anderen Gruppe übernommen',
  'never seen here': 'hier nie gesehen',
  'not ready in time': 'nicht rechtzeitig bereit',
  'does not trust this computer': 'vertraut diesem Computer nicht',
  'did not answer in time': 'hat nicht rechtzeitig geantwortet',
  vanished: 'verschwunden',
  'broke off in mid-reply': 'brach mitten in der Antwort ab',
  'refused the connection': 'hat die Verbindung abgelehnt',
  'a command failed on it': 'ein Befehl ist auf ihr fehlgeschlagen',
  'answered something unexpected': 'hat etwas Unerwartetes geantwortet',
  'its adb server is gone': 'ihr adb-Server ist weg',
  'an error inside Muster': 'ein Fehler in Muster',
  '{count} more': '{count} weitere',
};
