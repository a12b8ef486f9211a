// The Cypher editor: CodeMirror with our own words to complete, and marks where the engine says that something is wrong.
// It lives in a shadow, where CodeMirror hands its styles over as objects: a policy without inline styles allows that.
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { cypher } from '@codemirror/legacy-modes/mode/cypher';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { completeCypher } from './complete.ts';
import { placeOf } from './place.ts';

export interface CypherEditor {
  write(text: string): void;
  /** Marks the place that the message names, or takes the mark away (null). */
  tellMistake(message: string | null): void;
  focus(): void;
  destroy(): void;
}

interface EditorOptions {
  readonly text: string;
  readonly label: string;
  readonly hint: string;
  readonly onChange: (text: string) => void;
  /** With the text as it is: whoever holds it otherwise may be a moment late. */
  readonly onRun: (text: string) => void;
}

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--label-party-committee)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--label-embassy)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--label-person)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.labelName], color: 'var(--label-person)' },
  { tag: [tags.function(tags.variableName), tags.standard(tags.variableName)], color: 'var(--label-resolution)' },
  { tag: tags.variableName, color: 'var(--ink)' },
  { tag: [tags.operator, tags.punctuation], color: 'var(--ink-2)' },
]);

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)', borderRadius: '5px', fontSize: 'var(--type-2)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.55', minHeight: '8em', maxHeight: '22em' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--accent)' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-3)', border: 'none' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--mark)',
  },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--line-strong)',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: '8px',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-code)', maxHeight: '15em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '5px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--accent-ink)' },
  '.cm-completionDetail': { color: 'inherit', opacity: '0.8', fontStyle: 'normal' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-diagnostic': { padding: '6px 10px', fontFamily: 'var(--font-text)' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--removed)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--removed)',
    textUnderlineOffset: '3px',
  },
  '.cm-lint-marker-error': { content: '"!"', color: 'var(--removed)', fontWeight: '700' },
});

/**
 * Browsers carry the looks of what is replaced over as inline styles, which the policy of the page refuses: done here. What
 * is selected the document knows first; the editor hears of it a moment later.
 */
function replaceSelected(event: InputEvent, view: EditorView): boolean {
  if (event.inputType !== 'insertText' || event.data === null) return false;
  const { from, to } = selectedIn(view) ?? view.state.selection.main;
  if (from === to) return false;
  event.preventDefault();
  view.dispatch({
    changes: { from, to, insert: event.data },
    selection: { anchor: from + event.data.length },
    userEvent: 'input.type',
    scrollIntoView: true,
  });
  return true;
}

/** What is selected in the text as the document has it, or null where it tells nothing of what lies in a shadow. */
function selectedIn(view: EditorView): { readonly from: number; readonly to: number } | null {
  const { root, contentDOM } = view;
  const selection = 'getSelection' in root ? (root as Document).getSelection() : document.getSelection();
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  if (!anchorNode || !focusNode || ![anchorNode, focusNode].every((node) => contentDOM.contains(node))) return null;
  const [anchor, head] = [view.posAtDOM(anchorNode, anchorOffset), view.posAtDOM(focusNode, focusOffset)];
  return { from: Math.min(anchor, head), to: Math.max(anchor, head) };
}

export function createEditor(host: HTMLElement, { text, label, hint, onChange, onRun }: EditorOptions): CypherEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true });
  root.replaceChildren();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        placeholder(hint),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, autocapitalize: 'off' }),
        StreamLanguage.define(cypher),
        syntaxHighlighting(colours),
        // Tab takes what is offered as soon as it is seen: a moment later it would leave the editor.
        autocompletion({ override: [completeCypher], icons: false, interactionDelay: 0 }),
        keymap.of([
          {
            key: 'Mod-Enter',
            run: ({ state }) => {
              onRun(state.doc.toString());
              return true;
            },
          },
          // Tab takes what is offered and else leaves the editor, as it leaves any other field.
          { key: 'Tab', run: acceptCompletion },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...lintKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.domEventHandlers({ beforeinput: replaceSelected }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onChange(state.doc.toString());
        }),
        look,
      ],
    }),
  });
  const mark = (diagnostics: readonly Diagnostic[]) => view.dispatch(setDiagnostics(view.state, diagnostics));
  return {
    write(next) {
      if (next === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, selection: { anchor: 0 } });
    },
    tellMistake(message) {
      if (message === null) {
        mark([]);
        return;
      }
      const place = placeOf(message, view.state.doc.toString());
      if (!place) return;
      mark([{ ...place, severity: 'error', message }]);
      view.dispatch({ effects: EditorView.scrollIntoView(place.from, { y: 'center' }) });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
