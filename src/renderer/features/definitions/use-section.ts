import { useEffect, useRef, useState, type RefObject } from 'react';
import { focusField } from './field-focus';
import { sectionOfPath, type Section, type SectionName } from './form';

/** Which section of a form is open, and the way to a field by its path. */
export interface OpenSection {
  readonly section: SectionName;
  readonly open: (name: string | null) => void;
  /** Opens the field's section and puts the focus there; false when this form has no such section. */
  readonly show: (path: string) => boolean;
  /** Of the element that holds the form. */
  readonly form: RefObject<HTMLDivElement | null>;
}

/** `path` names the field to begin at. */
export function useSection(
  sections: readonly Section[],
  first: SectionName,
  path: string | undefined,
): OpenSection {
  const [section, setSection] = useState<SectionName>(path === undefined ? first : sectionOfPath(path));
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
      const name = sectionOfPath(at);
      if (!sections.some((each) => each.name === name && each.fields.includes(at.split('.')[0] ?? ''))) {
        return false;
      }
      setSection(name);
      setGoal({ path: at });
      return true;
    },
  };
}
