import type {
  AccountField,
  AccountFieldType,
  AccountValue,
  ShownAccountValue,
} from '../../../shared/account';
import { storedAccountValue } from '../../../shared/account-values';
import { durationText, readDuration } from '../../components/duration-text';

/** The value a field gets from what was typed: null when nothing was, undefined when it does not fit. */
export function readFieldText(type: AccountFieldType, text: string): AccountValue | undefined {
  if (text.trim() === '') return null;
  const value = valueOf(type, text);
  return value === undefined || storedAccountValue(type, value) === undefined ? undefined : value;
}

function valueOf(type: AccountFieldType, text: string): AccountValue | undefined {
  switch (type) {
    case 'number': {
      const value = Number(text.trim().replace(',', '.'));
      return Number.isFinite(value) ? value : undefined;
    }
    case 'boolean':
      return text === 'true';
    case 'duration':
      return readDuration(text);
    default:
      return text;
  }
}

/** What stands in the input of a field; of a secret nothing. */
export function fieldText({ type }: AccountField, value: ShownAccountValue | undefined): string {
  if (value === undefined || value === null || typeof value === 'object') return '';
  return type === 'duration' && typeof value === 'number' ? durationText(value) : String(value);
}
