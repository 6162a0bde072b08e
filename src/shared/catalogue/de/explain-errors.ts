import type { Catalogue } from '../translate';

/** Errors that a call may answer. */
export const EXPLAINED_ERRORS: Catalogue = {
  // The host and its data folder
  'This request was not understood': 'Diese Anfrage wurde nicht verstanden',
  'Reload the window.': 'Das Fenster neu laden.',
  Cancelled: 'Abgebrochen',
  'Muster can’t be reached right now': 'Muster ist gerade nicht erreichbar',
  'Nothing was changed as far as this window knows. It reconnects by itself; try again then.':
    'Soweit dieses Fenster weiß, wurde nichts geändert. Es verbindet sich von selbst wieder; danach noch einmal versuchen.',
  'Groups that run go on. When you report it, name the reference {ref}: it is in the log.':
    'Laufende Gruppen machen weiter. Für eine Fehlermeldung bitte die Kennung {ref} nennen: Sie steht im Protokoll.',
  'Muster is shutting down': 'Muster wird beendet',
  'It ends all groups first. Start it again to go on.':
    'Zuerst werden alle Gruppen beendet. Zum Weitermachen neu starten.',
  'The simulator did not start': 'Der Simulator ist nicht gestartet',
  'It said: {reason}. Run “muster doctor” for a full check.':
    'Meldung: {reason}. „muster doctor“ prüft alles.',
  'Another Muster uses the data folder {dataFolder}, but does not answer':
    'Ein anderes Muster verwendet den Datenordner {dataFolder}, antwortet aber nicht',
  'It is starting or ending; try again in a moment.':
    'Es startet oder endet gerade; gleich noch einmal versuchen.',
  'It should be at {url}. Close it, or name another folder with --data.':
    'Es sollte unter {url} zu finden sein. Es beenden oder mit --data einen anderen Ordner nennen.',
  'Muster {version} is running for this data folder, this is {own}':
    'Für diesen Datenordner läuft Muster {version}, dies ist {own}',
  'Close the one at {url} first, or use its own command.':
    'Zuerst das unter {url} beenden oder dessen eigenen Befehl verwenden.',
  'The data folder {dataFolder} can’t be used': 'Der Datenordner {dataFolder} ist nicht verwendbar',
  'The system said: {reason}. Name a folder you may write to with --data or MUSTER_HOME.':
    'Meldung des Systems: {reason}. Mit --data oder MUSTER_HOME einen Ordner nennen, in den geschrieben werden darf.',
  'Port {port} of {host} can’t be used': 'Port {port} von {host} ist nicht verwendbar',
  'Another program listens there. Choose another port with --port; 0 takes any free one.':
    'Dort lauscht ein anderes Programm. Mit --port einen anderen wählen; 0 nimmt irgendeinen freien.',
  'The system said: {reason}. Choose another with --port or --host; --port 0 takes any free one.':
    'Meldung des Systems: {reason}. Mit --port oder --host einen anderen wählen; --port 0 nimmt irgendeinen freien.',
  '{file} could not be written': '{file} konnte nicht geschrieben werden',
  'The system said: {reason}. Check free space and permissions of the data folder.':
    'Meldung des Systems: {reason}. Freien Speicherplatz und Rechte des Datenordners prüfen.',
  '{file} can’t be read': '{file} kann nicht gelesen werden',
  'There is no such file. Check its name and folder.': 'Diese Datei gibt es nicht. Name und Ordner prüfen.',
  'It is a folder or something else, not a file.': 'Das ist ein Ordner oder etwas anderes, keine Datei.',
  'The system does not let Muster read it. Check its permissions.':
    'Das System lässt Muster sie nicht lesen. Rechte der Datei prüfen.',
  'The samples are there already': 'Die Beispiele sind schon da',
  '{count, plural, one {# file} other {# files}} left as they are.':
    '{count, plural, one {# Datei blieb, wie sie ist.} other {# Dateien blieben, wie sie sind.}}',
  // Groups and runs
  'This group no longer exists': 'Diese Gruppe gibt es nicht mehr',
  'Its file was removed or renamed by something else. Look in the trash or in the folder.':
    'Ihre Datei wurde von etwas anderem entfernt oder umbenannt. Im Papierkorb oder im Ordner nachsehen.',
  'There is already a group named “{name}”': 'Es gibt schon eine Gruppe namens „{name}“',
  'Choose another name; capital letters make no difference.':
    'Einen anderen Namen wählen; Groß- und Kleinschreibung macht keinen Unterschied.',
  '{file} was changed by something else meanwhile': '{file} wurde inzwischen von etwas anderem geändert',
  'Choose which version to keep; nothing has been overwritten.':
    'Auswählen, welche Fassung bleiben soll; überschrieben wurde nichts.',
  '{file} is read-only': '{file} ist schreibgeschützt',
  'Allow writing to the file, or clone the group and change the copy.':
    'Das Schreiben in die Datei erlauben oder die Gruppe duplizieren und die Kopie ändern.',
  'This group can’t start: {count, plural, one {# problem} other {# problems}}':
    'Diese Gruppe kann nicht starten: {count, plural, one {# Problem} other {# Probleme}}',
  'It is no longer in the trash': 'Das ist nicht mehr im Papierkorb',
  'The trash keeps deleted files for 30 days.': 'Der Papierkorb bewahrt gelöschte Dateien 30 Tage auf.',
  'This group is already running': 'Diese Gruppe läuft bereits',
  'Stop it first, or use Restart.': 'Zuerst stoppen oder „Neu starten“ verwenden.',
  'This run has ended already': 'Dieser Lauf ist schon zu Ende',
  'Start the group again.': 'Die Gruppe noch einmal starten.',
  'This group is running': 'Diese Gruppe läuft',
  'Stop it first.': 'Zuerst stoppen.',
  'That can’t be done while the group is {state}':
    'Das geht nicht, solange der Zustand der Gruppe „{state}“ ist',
  'That can’t be done while the bot is {state}': 'Das geht nicht, solange der Zustand des Bots „{state}“ ist',
  'Wait until it has settled.': 'Abwarten, bis sich das geändert hat.',
  'This bot has ended already': 'Dieser Bot ist schon am Ende',
  '{count, plural, one {# instance} other {# instances}} in use by something else':
    '{count, plural, one {# Instanz} other {# Instanzen}} anderweitig belegt',
  '{conflicts}. Stop the other, or choose another instance.':
    '{conflicts}. Das andere stoppen oder eine andere Instanz wählen.',
  'a screenshot of {ref} is being taken': 'von {ref} wird ein Bildschirmfoto gemacht',
  '{ref} is held by “{name}”': '{ref} ist belegt von „{name}“',
  'This run is no longer known': 'Dieser Lauf ist nicht mehr bekannt',
  'Start the group anew.': 'Die Gruppe neu starten.',
  'This run can’t be resumed': 'Dieser Lauf lässt sich nicht fortsetzen',
  'There is no group named “{name}”': 'Es gibt keine Gruppe namens „{name}“',
  'This data folder has no groups yet.': 'In diesem Datenordner gibt es noch keine Gruppen.',
  'Known groups: {names}.': 'Bekannte Gruppen: {names}.',
  // Instances
  'Nothing listens there. Start the emulator, switch on adb debugging in it, and check the port.':
    'Dort lauscht nichts. Den Emulator starten, in ihm das adb-Debugging einschalten und den Port prüfen.',
  'Check that the device is on and in this network.':
    'Prüfen, ob das Gerät eingeschaltet und in diesem Netzwerk ist.',
  'This host name is not known here. Check its spelling, or use the IP address.':
    'Dieser Hostname ist hier nicht bekannt. Die Schreibweise prüfen oder die IP-Adresse verwenden.',
  'Confirm “Allow USB debugging” on its screen, or switch on adb debugging in the emulator.':
    'Auf ihrem Bildschirm „USB-Debugging zulassen“ bestätigen oder im Emulator das adb-Debugging einschalten.',
  'It did not answer in time. Check that it is on and in this network, then try again.':
    'Sie hat nicht rechtzeitig geantwortet. Prüfen, ob sie eingeschaltet und in diesem Netzwerk ist, und noch einmal versuchen.',
  'The adb server says it is connected but does not list it. Reconnect, or restart the emulator.':
    'Der adb-Server nennt sie verbunden, führt sie aber nicht auf. Neu verbinden oder den Emulator neu starten.',
  'Check address and port, and that adb debugging is on.':
    'Adresse und Port prüfen, und ob das adb-Debugging eingeschaltet ist.',
  '“{address}” is no address': '„{address}“ ist keine Adresse',
  'Write host and port, such as 127.0.0.1:5555 or 192.168.1.20:5555.':
    'Host und Port angeben, etwa 127.0.0.1:5555 oder 192.168.1.20:5555.',
  'No adb server answers': 'Kein adb-Server antwortet',
  'No adb server answers at {address}': 'Kein adb-Server antwortet unter {address}',
  'Start your emulator (most bring one), run “adb start-server”, or let Muster start it in the settings.':
    'Den Emulator starten (die meisten bringen einen mit), „adb start-server“ ausführen oder ihn in den Einstellungen von Muster starten lassen.',
  '{address} could not be connected': '{address} ließ sich nicht verbinden',
  'adb said: {message}.': 'Meldung von adb: {message}.',
  'There is no instance {ref}': 'Es gibt keine Instanz {ref}',
  'It may have been forgotten meanwhile. “muster instances” lists those that are known.':
    'Sie wurde vielleicht inzwischen vergessen. „muster instances“ führt die bekannten auf.',
  '{ref} is not connected over the network': '{ref} ist nicht über das Netzwerk verbunden',
  'Only network devices can be reconnected. Plug it in anew, or restart the emulator.':
    'Neu verbinden lassen sich nur Netzwerkgeräte. Neu anstecken oder den Emulator neu starten.',
  '{ref} is here now': '{ref} ist gerade da',
  'adb lists it as {serial} for as long as it is plugged in or running. Forget it when it is gone.':
    'adb führt sie als {serial} auf, solange sie angesteckt ist oder läuft. Vergessen geht, wenn sie weg ist.',
  // Imports, versions, templates
  '{limit, plural, one {# import is} other {# imports are}} open already':
    '{limit, plural, one {# Import ist} other {# Importe sind}} schon offen',
  'Finish or cancel one of them first.': 'Zuerst einen davon abschließen oder abbrechen.',
  'This import is no longer open': 'Dieser Import ist nicht mehr offen',
  'Nothing was written. Choose the files again.':
    'Es wurde nichts geschrieben. Die Dateien noch einmal auswählen.',
  '{source} is too large: {size}, at most {limit} can be imported':
    '{source} ist zu groß: {size}, höchstens {limit} lassen sich importieren',
  'A group is a few kilobytes. Check that it is the right file.':
    'Eine Gruppe hat wenige Kilobyte. Prüfen, ob es die richtige Datei ist.',
  'This can no longer be undone': 'Das lässt sich nicht mehr rückgängig machen',
  'Earlier versions are in the history of each group; deleted groups are in the trash.':
    'Frühere Fassungen stehen im Verlauf jeder Gruppe, gelöschte Gruppen liegen im Papierkorb.',
  'This version is no longer kept': 'Diese Fassung ist nicht mehr vorhanden',
  'The newest 50 versions of a group are.': 'Aufbewahrt werden die neuesten 50 Fassungen einer Gruppe.',
  '{file} is no problem any more': '{file} ist kein Problem mehr',
  'It was mended or removed meanwhile.': 'Es wurde inzwischen behoben oder entfernt.',
  'No earlier version of {file} is known': 'Von {file} ist keine frühere Fassung bekannt',
  'Correct it in a text editor, or remove it; it goes to the trash.':
    'In einem Texteditor berichtigen oder entfernen; sie kommt in den Papierkorb.',
  'This template no longer exists': 'Diese Vorlage gibt es nicht mehr',
  'Its file was removed or renamed by something else.':
    'Ihre Datei wurde von etwas anderem entfernt oder umbenannt.',
  'The folder can’t be opened from here': 'Der Ordner lässt sich von hier nicht öffnen',
  'It is {path}, on the computer Muster runs on.': 'Es ist {path} auf dem Computer, auf dem Muster läuft.',
  // Settings
  'No adb program was found': 'Es wurde kein adb-Programm gefunden',
  'Install the Android platform tools, or name the adb of your emulator.':
    'Die Android Platform Tools installieren oder das adb des Emulators angeben.',
  '{path} is no adb program that answers': '{path} ist kein adb-Programm, das antwortet',
  'Name the program itself, not its folder, and check that it may be run.':
    'Das Programm selbst angeben, nicht seinen Ordner, und prüfen, ob es ausgeführt werden darf.',
  'Only the desktop app can do that': 'Das kann nur die Desktop-App',
  'This window is shown by a browser.': 'Dieses Fenster wird in einem Browser angezeigt.',
  'Muster was started with {by}, which names its data folder':
    'Muster wurde mit {by} gestartet, das den Datenordner festlegt',
  'Start it without, and it uses the folder chosen here.':
    'Ohne diese Angabe gestartet, verwendet es den hier gewählten Ordner.',
};
