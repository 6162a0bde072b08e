import { t } from '../../../shared/catalogue/translate';
import { notifications } from '@mantine/notifications';
import { TriangleAlert } from 'lucide-react';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import { inOneLine } from '../../../shared/explain/words';
import css from './bulk.module.css';

/** One of many that could not be done, and why. */
export interface BulkFailure {
  readonly name: string;
  readonly reason: string;
}

/** A call's error as the reason of a failure. */
export function failureOf(name: string, error: AppError): BulkFailure {
  return { name, reason: inOneLine(explainError(error)) };
}

const FEW = 3;

/** Tells that something could not be done for some of many: how many, and on demand each with its reason. Stays until it is closed. */
export function toastFailures(title: string, failures: readonly BulkFailure[]): void {
  notifications.show({
    title,
    icon: <TriangleAlert size={16} aria-hidden />,
    color: 'red',
    autoClose: false,
    role: 'alert',
    message: (
      <details className={css['details']} open={failures.length <= FEW}>
        <summary>{t('Why')}</summary>
        <ul>
          {failures.map(({ name, reason }, index) => (
            <li key={`${String(index)} ${name}`}>
              <b>
                <bdi>{name}</bdi>
              </b>
              : {reason}
            </li>
          ))}
        </ul>
      </details>
    ),
  });
}
