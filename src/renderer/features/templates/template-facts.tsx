import { ActionIcon } from '@mantine/core';
import { Crop, Ellipsis, Scissors, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { currentLocale, t, tIn } from '../../../shared/catalogue/translate';
import type { TemplateImage, TemplateSummary } from '../../../shared/template';
import { OverflowMenu } from '../../components/overflow-menu';
import { TemplatePicture } from '../../components/template-picture';
import { useBlockedReason } from '../../state/blocked';
import { areaWords, scoreWords, sizeWords } from './template-words';
import css from './templates-page.module.css';
import { useTemplateActions } from './use-template-actions';

/** The picture, and where and how it is looked for. */
export function TemplateFacts({ template }: { template: TemplateSummary }) {
  const { label, threshold, color, scales, images } = template;
  const [main, ...variants] = images;
  return (
    <>
      <section className={css['section']} aria-label={t('How it is looked for')}>
        <h3>{t('How it is looked for')}</h3>
        <div className={css['looked']}>
          <TemplatePicture
            template={template}
            width={260}
            height={180}
            alt={tIn('picture', 'Picture of template {name}', { name: label })}
          />
          <dl className={css['facts']}>
            <Fact term={t('Size')}>{main ? sizeWords(main) : t('No picture that can be used')}</Fact>
            <Fact term={t('Threshold')}>
              {t('{threshold}: so alike a place has to be, 1 is the same', {
                threshold: scoreWords(threshold),
              })}
            </Fact>
            <Fact term={t('Where')}>{whereWords(main)}</Fact>
            <Fact term={t('Cut from')}>{cutWords(main)}</Fact>
            <Fact term={t('Compared')}>
              {color ? t('Red, green and blue') : t('Brightness alone, which is faster')}
            </Fact>
            {scales.length === 1 && scales[0] === 1 ? null : (
              <Fact term={t('Sizes tried')}>
                {scales
                  .map((scale) =>
                    t('{percent} %', { percent: (scale * 100).toLocaleString(currentLocale()) }),
                  )
                  .join(' · ')}
              </Fact>
            )}
            {main?.mask ? (
              <Fact term={t('Mask')}>
                <code>{main.mask.file}</code>
              </Fact>
            ) : null}
          </dl>
        </div>
      </section>
      {variants.length === 0 ? null : <Variants template={template} variants={variants} />}
    </>
  );
}

interface VariantsProps {
  readonly template: TemplateSummary;
  readonly variants: readonly TemplateImage[];
}

/** The pictures for screens of other sizes and shapes. */
function Variants({ template, variants }: VariantsProps) {
  const actions = useTemplateActions(template);
  const blocked = useBlockedReason();
  return (
    <section className={css['section']} aria-label={t('For other screens')}>
      <h3>{t('For other screens')}</h3>
      <ul className={css['variants']}>
        {variants.map((variant, index) => {
          const { file, resolution } = variant;
          const screen = resolution ? sizeWords(resolution) : file;
          return (
            <li key={`${String(index)} ${file}`}>
              <TemplatePicture template={template} image={index + 1} width={72} height={54} />
              <span>
                {resolution
                  ? t('For a screen of {size}', { size: sizeWords(resolution) })
                  : cutWords(variant)}
                <br />
                <small>{sizeWords(variant)}</small>
              </span>
              <OverflowMenu
                target={
                  <ActionIcon
                    size={26}
                    variant="subtle"
                    color="gray"
                    aria-label={t('Actions for the picture for {screen}', { screen })}
                  >
                    <Ellipsis size={15} aria-hidden />
                  </ActionIcon>
                }
                entries={[
                  {
                    ...{ label: t('Cut again…'), icon: Crop, disabledReason: blocked },
                    onClick: () => {
                      actions.cut(file);
                    },
                  },
                  {
                    ...{ label: t('Crop, or ignore parts…'), icon: Scissors, disabledReason: blocked },
                    onClick: () => {
                      actions.crop(file);
                    },
                  },
                  null,
                  {
                    ...{ label: t('Remove'), icon: Trash2, danger: true, disabledReason: blocked },
                    onClick: () => {
                      actions.removePicture(file);
                    },
                  },
                ]}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function whereWords(image: TemplateImage | undefined): string {
  return image?.area ? areaWords(image.area) : t('On the whole screen, unless a routine says where');
}

function cutWords(image: TemplateImage | undefined): string {
  return image?.resolution
    ? t('A screen of {size}; on others it is looked for larger or smaller', {
        size: sizeWords(image.resolution),
      })
    : t('Nobody wrote down which screen; it is looked for at its own size');
}
