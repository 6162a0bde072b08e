import { useCallback, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AppError, Result } from '../../../shared/errors';
import type { Problem } from '../../../shared/problem';
import { isSameDraft } from '../../state/draft';
import { toastDone, toastError } from '../toasts';

/** What the view tells of a saved document. */
export interface SavedDocument {
  readonly file: string;
  /** Of the file's bytes. */
  readonly hash: string;
}

/** The edit of a document that others can change at the same time: a group, a pool. */
export interface DocumentEdit<Draft, Saved extends SavedDocument> {
  readonly draft: Draft;
  /** What the edit began with. */
  readonly base: Draft;
  readonly dirty: boolean;
  /** Began from something (a template, another one), so that it may be saved as it is. */
  readonly prefilled: boolean;
  /** Fields that were changed here, even if they are by now what they were. */
  readonly touched: ReadonlySet<string>;
  readonly saving: boolean;
  /** The saved document as it is now; undefined for a new one, and when it was removed meanwhile. */
  readonly saved: Saved | undefined;
  /** The file is another than the one this edit started from. */
  readonly foreignChange: boolean;
  readonly change: (changes: Partial<Draft>) => void;
  /** Saves; `baseHash` is the version that may be overwritten, `merged` what is saved instead of the draft. */
  readonly save: (baseHash?: string, merged?: Draft) => Promise<void>;
  readonly saveAsNew: () => Promise<void>;
  /** Throws the edit away and goes on from what is saved now. */
  readonly reload: () => void;
  /** Both versions are to be shown: a save was refused, or somebody asked for it. */
  readonly comparing: boolean;
  readonly compare: () => void;
  readonly forgetRefusal: () => void;
}

/** What a footer and a key need to save. */
export interface Savable {
  readonly dirty: boolean;
  readonly prefilled: boolean;
  readonly saving: boolean;
  readonly problems: readonly Problem[];
  readonly refusal: string | null;
  readonly save: () => Promise<void>;
}

/** The state of a document's New and Edit dialog. */
export interface DocumentForm<Draft, Saved extends SavedDocument> extends DocumentEdit<Draft, Saved> {
  readonly problems: readonly Problem[];
  /** Required fields that are still empty are not held against someone who has just begun. */
  readonly shownProblems: readonly Problem[];
  /** Why it can't be saved as it is; null when it can. */
  readonly refusal: string | null;
}

interface DocumentFormOptions<Draft, Saved extends SavedDocument> {
  readonly saved: Saved | undefined;
  readonly draftOf: (saved: Saved) => Draft;
  /** What a new document begins with. */
  readonly empty: () => Draft;
  readonly prefill: Draft | undefined;
  readonly saving: boolean;
  readonly create: (draft: Draft) => Promise<Result<unknown> | undefined>;
  /** Null for a new document. */
  readonly update: ((draft: Draft, baseHash: string) => Promise<Result<unknown> | undefined>) | null;
  /** Refusals that need a decision instead of a message. */
  readonly choices: ReadonlySet<AppError['code']>;
  readonly onSaved: () => void;
}

/** An edit that notices what others do to the document, and overwrites nothing of theirs without being told to. */
export function useDocumentForm<Draft extends { readonly name: string }, Saved extends SavedDocument>(
  options: DocumentFormOptions<Draft, Saved>,
): DocumentEdit<Draft, Saved> {
  const { saved, saving, prefill } = options;
  const [base, setBase] = useState(() => baseOf(options));
  const [draft, setDraft] = useState(base.draft);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [comparing, setComparing] = useState(false);
  const change = useCallback((changes: Partial<Draft>) => {
    setDraft((known) => ({ ...known, ...changes }));
    setTouched((known) => new Set([...known, ...Object.keys(changes)]));
  }, []);
  const load = (): void => {
    const fresh = baseOf(options);
    setBase(fresh);
    setDraft(fresh.draft);
  };
  const dirty = !isSameDraft(draft, base.draft);
  const foreignChange = saved !== undefined && saved.hash !== base.hash;
  // Where nothing was changed here there is nothing to lose: the form follows the file.
  if (foreignChange && !dirty && !saving) load();
  const forgetRefusal = (): void => {
    setComparing(false);
  };
  return {
    ...{ draft, base: base.draft, dirty, prefilled: prefill !== undefined, touched },
    ...{ saving, saved, foreignChange, change, comparing, forgetRefusal },
    ...savingOf(options, { draft, base }, setComparing),
    reload: () => {
      load();
      forgetRefusal();
    },
    compare: () => {
      setComparing(true);
    },
  };
}

/** What an edit starts from. */
interface Base<Draft> {
  readonly hash: string;
  readonly draft: Draft;
}

function baseOf<Draft, Saved extends SavedDocument>({
  saved,
  draftOf,
  prefill,
  empty,
}: DocumentFormOptions<Draft, Saved>): Base<Draft> {
  return { hash: saved?.hash ?? '', draft: saved ? draftOf(saved) : (prefill ?? empty()) };
}

function savingOf<Draft extends { readonly name: string }, Saved extends SavedDocument>(
  { create, update, choices, onSaved }: DocumentFormOptions<Draft, Saved>,
  { draft, base }: { readonly draft: Draft; readonly base: Base<Draft> },
  setComparing: (comparing: boolean) => void,
): Pick<DocumentEdit<Draft, Saved>, 'save' | 'saveAsNew'> {
  const finish = (answer: Result<unknown> | undefined): void => {
    if (!answer) return;
    if (answer.ok) {
      toastDone(t('“{name}” is saved', { name: draft.name }));
      onSaved();
    } else if (choices.has(answer.error.code)) setComparing(true);
    else toastError(answer.error);
  };
  return {
    saveAsNew: async () => {
      finish(await create(draft));
    },
    save: async (baseHash = base.hash, merged = draft) => {
      finish(await (update ? update(merged, baseHash) : create(draft)));
    },
  };
}
