import { useEffect, useRef, useState, type RefObject } from 'react';
import { focusField } from './field-focus';
import { sectionAt, type FormSection } from './form-sections';

/** Which section of a form is open, and the way to a field by its path. */
export interface OpenSection<N extends string> {
  readonly section: N;
  readonly open: (name: string | null) => void;
  /** Opens the field's section and puts the focus there; false when this form has no such section. */
  readonly show: (path: string) => boolean;
  /** Of the element that holds the form. */
  readonly form: RefObject<HTMLDivElement | null>;
}

/** `path` names the field to begin at. */
export function useSection<N extends string>(
  sections: readonly FormSection<N>[],
  first: N,
  path: string | undefined,
): OpenSection<N> {
  const [section, setSection] = useState<N>(
    path === undefined ? first : (sectionAt(sections, path) ?? first),
  );
  const [goal, setGoal] = useState<{ readonly path: string } | null>(path === undefined ? null : { path });
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (goal && form.current) focusField(form.current, goal.path);
  }, [goal]);
  return {
    section,
    form,
    open: (name) => {
      const next = sections.find((each) => each.name === name);
      if (next) setSection(next.name);
    },
    show: (at) => {
      const name = sectionAt(sections, at);
      if (name === undefined) return false;
      setSection(name);
      setGoal({ path: at });
      return true;
    },
  };
}
