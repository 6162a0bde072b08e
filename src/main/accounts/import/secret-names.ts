/** Words that make a column a secret, in the languages of the program. */
const SECRET_WORDS = new Set([
  ...['password', 'passwort', 'passwd', 'passphrase', 'pass', 'pwd', 'pw', 'kennwort'],
  ...['secret', 'geheimnis', 'token', 'pin', 'otp', 'totp', 'mfa', 'credential', 'credentials', 'cookie'],
  ...['apikey', 'devicepassword', 'authkey', 'privatekey', 'secretkey', 'recoverycode'],
]);
/** A `key` after one of these is none of the account. */
const BEFORE_KEY = new Set([
  'api',
  'private',
  'access',
  'auth',
  'secret',
  'recovery',
  'encryption',
  'master',
]);

/** Whether the name of a column says that it holds a secret: `device_password`, `apiKey`, `PIN`. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  return words.some(
    (word, index) => SECRET_WORDS.has(word) || (word === 'key' && BEFORE_KEY.has(words[index - 1] ?? '')),
  );
}

/** Its words, small: `devicePassword2` → device, password. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-zäöüß]+/)
    .filter((word) => word !== '');
}
