import type { Catalogue } from '../translate';

/** Inputs of routines in forms, their secrets, and what a running bot's routine is at. */
export const ROUTINE_INPUTS: Catalogue = {
  'Those that are set can’t be used or changed until they are unlocked on the Accounts page.':
    'Gesetzte lassen sich nicht verwenden oder ändern, bis sie auf der Seite Konten entsperrt sind.',
  '•••••• set': '•••••• gesetzt',
  '•••••• set, but locked': '•••••• gesetzt, aber gesperrt',
  Change: 'Ändern',
  Clear: 'Löschen',
  'Another for this run': 'Ein anderes für diesen Lauf',
  'Is cleared when you save': 'Wird beim Speichern gelöscht',
  'Keep it': 'Behalten',
  'Keep the one that is set': 'Das gesetzte behalten',
  'as it is kept': 'wie gespeichert',
  'a new one': 'ein neues',
  none: 'keines',
  'What the routine makes of it is remembered for the bot’s next iterations.':
    'Was die Routine daraus macht, gilt auch für die nächsten Durchläufe des Bots.',
  'It stands in the file as it is, where others can read it.':
    'Der Wert steht so in der Datei, wo andere ihn lesen können.',
  'a whole number': 'eine ganze Zahl',
  'a number': 'eine Zahl',
  'true or false': 'true oder false',
  'a duration such as 500ms, 2s or 1m 30s': 'eine Dauer wie 500ms, 2s oder 1m 30s',
  'the name of a template': 'der Name einer Vorlage',
  'the name of a routine': 'der Name einer Routine',
  'the package of an app, such as com.example.rewards': 'das Paket einer App, etwa com.example.rewards',
  'a secret text': 'ein geheimer Text',
  'one of {options}': 'eines von {options}',
  '{kind} from {least} to {most}': '{kind} von {least} bis {most}',
  '{kind}, at least {least}': '{kind}, mindestens {least}',
  '{kind}, at most {most}': '{kind}, höchstens {most}',
  'It takes {least} or more.': 'Möglich ist {least} oder mehr.',
  'It takes at most {most}.': 'Möglich ist höchstens {most}.',
  'It takes {least} to {most}.': 'Möglich ist {least} bis {most}.',
  'The routine does not ask for it here.': 'Die Routine fragt hier nicht danach.',
  'A value of “{input}” stands in the group itself, where others can read it':
    'Ein Wert von „{input}“ steht in der Gruppe selbst, wo andere ihn lesen können',
  'It is a secret and is not used from there. Open the group and save it: then it is kept encrypted.':
    'Er ist geheim und wird von dort nicht verwendet. Die Gruppe öffnen und speichern: dann wird er verschlüsselt aufbewahrt.',
  'Keep it encrypted': 'Verschlüsselt aufbewahren',
  'held by {names}': 'angehalten von {names}',
  'Held by {names}': 'Angehalten von {names}',
  Every: 'Alle',
  Runs: 'Läufe',
  'Next run': 'Nächster Lauf',
  '{time} on average': 'im Mittel {time}',
  '{count, number} in a row': '{count, number} hintereinander',
  'line <b>{line, number}</b>': 'Zeile <b>{line, number}</b>',
  'In the file of {routine}': 'In der Datei von {routine}',
};
