import type { CommandContext, CommandOutcome } from '../command';

/** Since this version of Android only the app in front may read the clipboard. */
const SDK_OF_FOCUS = 29;
const CLIPPER = 'ca.zgrs.clipper';

/**
 * `am broadcast [-a ACTION] [-n COMPONENT] [-e NAME TEXT] …`. Nobody hears any, but the helper Clipper if the scenario
 * has it. Source: AOSP `ActivityManagerShellCommand.java`, github.com/majido/clipper.
 */
export function broadcast(context: CommandContext, args: readonly string[]): CommandOutcome {
  const after = (flag: string): string | undefined => {
    const at = args.indexOf(flag);
    return at < 0 ? undefined : args[at + 1];
  };
  const action = after('-a') ?? '';
  const component = after('-n');
  const to = component === undefined ? '' : ` cmp=${component}`;
  const text = args[args.indexOf('-e') + 1] === 'text' ? args[args.indexOf('-e') + 2] : undefined;
  const heard = component === `${CLIPPER}/.ClipperReceiver` ? clipper(context, action, text) : undefined;
  const result = heard ? `result=${heard.result}, data="${heard.data}"` : 'result=0';
  return `Broadcasting: Intent { act=${action} flg=0x400020${to} (has extras) }\nBroadcast completed: ${result}\n`;
}

function clipper(
  { device }: CommandContext,
  action: string,
  text: string | undefined,
): { readonly result: '-1' | '0'; readonly data: string } | undefined {
  const { phone, properties } = device;
  if (!phone.packages().some(({ name }) => name === CLIPPER)) return undefined;
  if (action === 'clipper.set' && text !== undefined) {
    phone.setClipboard(text);
    return { result: '-1', data: 'Text is copied into clipboard.' };
  }
  const isOld = Number(properties.get('ro.build.version.sdk')) < SDK_OF_FOCUS;
  const mayRead = isOld || phone.focus().package === CLIPPER;
  const known = mayRead && action === 'clipper.get' ? phone.clipboard() : '';
  return { result: known === '' ? '0' : '-1', data: known };
}
