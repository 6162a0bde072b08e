import { createContext, use, type ReactNode } from 'react';

interface RowControl {
  readonly labelId: string;
  readonly helpId: string;
  readonly disabled: boolean;
}

const RowControlContext = createContext<RowControl | null>(null);

/** Tells the control inside what names and describes it, and whether it can be used. */
export function RowControlProvider({ value, children }: { value: RowControl; children: ReactNode }) {
  return <RowControlContext value={value}>{children}</RowControlContext>;
}

/** Properties for the control of a row. */
export function useRowControl(): {
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby': string;
  readonly disabled: boolean;
} {
  const value = use(RowControlContext);
  if (!value) throw new Error('used outside of a row');
  return {
    'aria-labelledby': value.labelId,
    'aria-describedby': value.helpId,
    disabled: value.disabled,
  };
}
