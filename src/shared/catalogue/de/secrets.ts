import type { Catalogue } from '../translate';

/** Why secrets of accounts do not open. */
export const SECRETS: Catalogue = {
  'Only the desktop app on the computer and for the user that kept these secrets can open them. Set a passphrase there on the Accounts page, then unlock them with it here.':
    'Nur die Desktop-App auf dem Computer und beim Benutzer, wo diese Geheimnisse entstanden, kann sie öffnen. Dort auf der Seite „Konten“ eine Passphrase setzen und sie hier damit entsperren.',
  'The key store of the system is not to be had. Unlock or start it, then start Muster again.':
    'Der Schlüsselspeicher des Systems ist nicht verfügbar. Ihn entsperren oder starten, dann Muster neu starten.',
  'The key store of the system has not answered yet. It may be waiting for your consent.':
    'Der Schlüsselspeicher des Systems hat noch nicht geantwortet. Vielleicht wartet er auf Zustimmung.',
  'The key store of this system does not open the secrets: they were kept by another computer or user. Set a passphrase there, or bring them over as an export.':
    'Der Schlüsselspeicher dieses Systems öffnet die Geheimnisse nicht: Sie stammen von einem anderen Computer oder Benutzer. Dort eine Passphrase setzen, oder sie als Export herüberholen.',
  'The key file .state/accounts.key is gone. Put it back, then start Muster again.':
    'Die Schlüsseldatei .state/accounts.key ist weg. Sie zurücklegen, dann Muster neu starten.',
  'The key file .state/accounts.key belongs to other secrets. Put the right one back, then start Muster again.':
    'Die Schlüsseldatei .state/accounts.key gehört zu anderen Geheimnissen. Die richtige zurücklegen, dann Muster neu starten.',
  'The key file .state/accounts.key can’t be read. Allow this user to read it, then start Muster again.':
    'Die Schlüsseldatei .state/accounts.key kann nicht gelesen werden. Diesem Benutzer das Lesen erlauben, dann Muster neu starten.',
  'The passphrase given at the start does not open the secrets.':
    'Die beim Start angegebene Passphrase öffnet die Geheimnisse nicht.',
};
