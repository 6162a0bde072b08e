import { Button } from '@mantine/core';
import { Compass } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../shared/catalogue/translate';
import { useHost, useUi } from '../state/host-context';
import { readTour } from '../state/tour-memory';

/** The way into the tour for whoever sees an empty window and has not been shown around; the palette always has it. */
export function TourOffer() {
  const { uiStore } = useHost();
  const on = useUi((state) => state.tour);
  const [wasDone] = useState(() => readTour().done);
  if (on || wasDone) return null;
  return (
    <Button
      size="xs"
      variant="light"
      leftSection={<Compass size={14} aria-hidden />}
      onClick={() => {
        uiStore.setState({ tour: true });
      }}
    >
      {t('Show me around')}
    </Button>
  );
}
