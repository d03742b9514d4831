import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement, Ref, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import { request } from '../../../api/bridge.ts';
import { useAnswer } from '../../../api/queries.ts';
import { showProblem } from '../../../components/notices.tsx';
import { documentPlace, entryPlace, termPlace } from '../../../places.ts';
import { handOver, takeOver } from './handed-over.ts';
import type { Stretch } from './marked-text.ts';
import { BAR_PARTS, OccurrenceBar } from './occurrence-bar.tsx';
import { placeBeside } from './place-beside.ts';
import type { CardPlace } from './place-beside.ts';
import classes from './reader.module.css';
import { ReadingText } from './reading-text.tsx';
import type { ReadingTextHandle } from './reading-text.tsx';
import { LONGEST_TERM, SelectionBar } from './selection-bar.tsx';
import { TermCard } from './term-card.tsx';
import type { CurrentOccurrence } from './term-card.tsx';
import cardClasses from './term-card.module.css';
import type { StandingHit } from './term-paint.ts';
import { TermPeek } from './term-peek.tsx';
import { TermsHere } from './terms-here.tsx';
import type { ShownDocument } from './use-document-rows.ts';
import { useSelectedText } from './use-selected-text.ts';
import type { SelectedText } from './use-selected-text.ts';

/** Width of a card in pixels, as in the style sheet. */
const CARD_WIDTH = 360;
/** How long the pointer stands still on a term before it is explained, in milliseconds. */
const PEEK_AFTER_MS = 350;

/** An occurrence that a card is about. */
interface Card {
  readonly kind: 'peek' | 'open';
  readonly at: CurrentOccurrence;
  /** The term that is shown, of those that stand there. */
  readonly termKey: string;
}

function cardAt(kind: Card['kind'], at: CurrentOccurrence): Card | null {
  const [first] = at.terms;
  return first === undefined ? null : { kind, at, termKey: first.key };
}

function occurrenceOf(hits: readonly StandingHit[]): CurrentOccurrence | null {
  const [first] = hits;
  return first === undefined ? null : { start: first.start, end: first.end, terms: hits };
}

/** A document to read: its text with the terms in it, their cards, where they lie, and the list of them. */
export function Reader({
  shown,
  total,
  length,
  passage,
  firstInView,
  isListShown,
}: {
  readonly shown: ShownDocument;
  readonly total: number;
  readonly length: number;
  readonly passage: Stretch | null;
  readonly firstInView: number;
  readonly isListShown: boolean;
}): ReactElement {
  const { t } = useTranslation('documents');
  const { projectId, document: name, view, standings } = shown;
  const pane = useRef<HTMLDivElement>(null);
  const reading = useRef<ReadingTextHandle>(null);
  const [card, setCard] = useState<Card | null>(() => {
    const taken = takeOver(name, passage?.start);
    return taken && cardAt('open', taken);
  });
  const [inView, setInView] = useState({ from: 0, to: 0 });
  const bar = useRef<HTMLDivElement>(null);
  const { selected, clear } = useSelectedText(reading, bar, LONGEST_TERM);
  // Whoever selects text means the text, also where the first click of two fell on a term.
  const [lastSelected, setLastSelected] = useState(selected);
  if (selected !== lastSelected) {
    setLastSelected(selected);
    if (selected !== null) setCard(null);
  }

  const openTerm = card?.kind === 'open' ? card.termKey : null;
  const of = openTerm === null ? { standings: [...standings] } : { termKey: openTerm };
  const { data: marks } = useAnswer('documents:marks', {
    projectId,
    document: name,
    of,
    view,
    parts: BAR_PARTS,
  });

  // The card goes where its occurrence goes.
  const [place, setPlace] = useState<CardPlace | null>(null);
  const at = card?.at ?? null;
  const putCard = useCallback((): void => {
    const box = pane.current?.getBoundingClientRect();
    if (at === null || box === undefined) return;
    const [rectangle] = reading.current?.rectanglesOf(at) ?? [];
    const next = rectangle === undefined ? null : placeBeside(rectangle, box, CARD_WIDTH);
    setPlace((known) => (JSON.stringify(known) === JSON.stringify(next) ? known : next));
  }, [at]);
  useLayoutEffect(putCard, [putCard, isListShown]);
  const handleView = useCallback(
    (next: { readonly from: number; readonly to: number }): void => {
      setInView((known) => (known.from === next.from && known.to === next.to ? known : next));
      putCard();
    },
    [putCard],
  );

  const goToOffset = useCallback(
    async (stretch: Stretch): Promise<void> => {
      const row = await request('documents:locate', {
        projectId,
        document: name,
        view,
        offset: stretch.start,
      });
      reading.current?.show(row, stretch);
    },
    [projectId, name, view],
  );

  /** Goes to the nearest occurrence, of a term or of any that is shown. */
  const move = useCallback(
    (direction: 'next' | 'previous', termKey: string | null, kind: Card['kind']): void => {
      const go = async (): Promise<void> => {
        const from = at ?? { start: passage?.start ?? 0, end: 0 };
        const found = await request('documents:occurrence', {
          projectId,
          of: termKey === null ? { standings: [...standings] } : { termKey },
          document: name,
          offset: direction === 'next' && at !== null ? from.start + 1 : from.start,
          direction,
        });
        if (found === null) return;
        if (found.document === name) {
          setCard(cardAt(kind, found));
          await goToOffset(found);
          return;
        }
        handOver(found);
        navigate(documentPlace({ document: found.document, highlight: found }));
      };
      void go().catch(showProblem);
    },
    [at, passage, projectId, standings, name, goToOffset],
  );

  const close = useCallback((): void => {
    setCard(null);
    reading.current?.focus();
  }, []);
  const leave = (page: 'entry' | 'term'): void => {
    if (card === null) return;
    // Whoever comes back finds the place again.
    const here = documentPlace({ document: name, highlight: card.at });
    window.history.replaceState(window.history.state, '', `#${here}`);
    navigate(page === 'entry' ? entryPlace(card.termKey) : termPlace(card.termKey));
  };

  // A pointer that stands still on a term asks for it.
  const timer = useRef<number | undefined>(undefined);
  const pointedAt = useRef<string | null>(null);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const handlePoint = (hits: readonly StandingHit[]): void => {
    const pointed = occurrenceOf(hits);
    const pointedPlace = pointed === null ? null : `${pointed.start} ${pointed.end}`;
    if (pointedPlace === pointedAt.current) return;
    pointedAt.current = pointedPlace;
    window.clearTimeout(timer.current);
    if (card?.kind === 'open') return;
    if (pointed === null) {
      // What came by the keyboard stays.
      if (card !== null && peekedByPointer.current) setCard(null);
      return;
    }
    timer.current = window.setTimeout(() => {
      peekedByPointer.current = true;
      setCard(cardAt('peek', pointed));
    }, PEEK_AFTER_MS);
  };
  const peekedByPointer = useRef(false);

  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case 'n':
      case 'N':
      case 'p':
      case 'P':
        peekedByPointer.current = false;
        move(event.key.toLowerCase() === 'n' ? 'next' : 'previous', openTerm, card?.kind ?? 'peek');
        break;
      case 'Enter':
        if (card === null) return;
        setCard({ ...card, kind: 'open' });
        break;
      case 'Escape':
        if (card === null) return;
        close();
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  const style = place && {
    left: place.left,
    top: place.top ?? undefined,
    bottom: place.bottom ?? undefined,
    maxHeight: place.maxHeight,
  };
  return (
    <div className={classes['reader']}>
      <div className={classes['pane']} ref={pane}>
        <ReadingText
          ref={reading}
          shown={shown}
          total={total}
          length={length}
          passage={passage}
          firstInView={firstInView}
          current={at}
          onPoint={handlePoint}
          onPress={(hits) => {
            window.clearTimeout(timer.current);
            const pressed = occurrenceOf(hits);
            setCard(pressed === null ? null : cardAt('open', pressed));
          }}
          onKey={handleKey}
          onView={handleView}
        />
        <p id="reading-keys" className={classes['hidden']}>
          {t('reader.keys')}
        </p>
        {card === null ? null : card.kind === 'open' ? (
          <div
            className={cardClasses['card']}
            data-away={place === null ? true : undefined}
            style={style ?? {}}
          >
            <TermCard
              document={name}
              at={card.at}
              termKey={card.termKey}
              onTerm={(termKey) => setCard({ ...card, termKey })}
              onMove={(direction) => move(direction, card.termKey, 'open')}
              onOpen={leave}
              onClose={close}
            />
          </div>
        ) : (
          <output
            className={`${cardClasses['card']} ${cardClasses['peek']}`}
            data-away={place === null ? true : undefined}
            style={style ?? {}}
          >
            <TermPeek termKey={card.termKey} />
          </output>
        )}
        <SelectedPlace
          ref={bar}
          pane={pane}
          shown={shown}
          selected={card === null ? selected : null}
          onDone={() => {
            clear();
            reading.current?.focus();
          }}
        />
      </div>
      <OccurrenceBar
        marks={marks}
        view={inView}
        isOfOne={openTerm !== null}
        onGo={(share) => reading.current?.showShare(share)}
      />
      {isListShown ? (
        <TermsHere shown={shown} selectedKey={openTerm} onGo={({ key }) => move('next', key, 'open')} />
      ) : null}
    </div>
  );
}

/** The bar beside text that is selected. */
function SelectedPlace({
  pane,
  shown,
  selected,
  onDone,
  ref,
}: {
  readonly pane: RefObject<HTMLDivElement | null>;
  readonly shown: ShownDocument;
  readonly selected: SelectedText | null;
  readonly onDone: () => void;
  readonly ref: Ref<HTMLDivElement>;
}): ReactElement | null {
  const { t } = useTranslation('documents');
  const box = pane.current?.getBoundingClientRect();
  if (selected === null || box === undefined) return null;
  const place = placeBeside(selected.rectangle, box, CARD_WIDTH);
  if (place === null) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- what it holds has the keyboard
    <div
      ref={ref}
      role="toolbar"
      aria-label={t('reader.select.label')}
      className={classes['selection']}
      style={{ left: place.left, top: place.top ?? undefined, bottom: place.bottom ?? undefined }}
      onKeyDown={({ key, target }) => {
        // The first Escape is that of an open list.
        const isOpen = target instanceof Element && target.getAttribute('aria-expanded') === 'true';
        if (key === 'Escape' && !isOpen) onDone();
      }}
    >
      <SelectionBar key={selected.text} shown={shown} selected={selected} onDone={onDone} />
    </div>
  );
}
