import type { ErrorCode } from '../domain/errors.ts';
import type { UnitCounts } from '../domain/run.ts';
import type { Language, MenuCommand, PageWindow } from '../ipc/ports.ts';

/** What menus and dialogs say. A text with a value in it is a function of the value. */
export interface Texts {
  readonly menu: Readonly<Record<MenuCommand, string>> & {
    readonly file: string;
    readonly edit: string;
    readonly run: string;
    readonly view: string;
    readonly help: string;
    readonly openProject: string;
    readonly recentProjects: string;
    readonly noRecentProjects: string;
    readonly newWindow: string;
    readonly close: string;
    readonly quit: string;
    readonly cut: string;
    readonly copy: string;
    readonly paste: string;
    readonly selectAll: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly resetZoom: string;
    readonly fullScreen: string;
    readonly about: string;
    readonly hide: string;
    readonly hideOthers: string;
    readonly showAll: string;
  };
  readonly dialogs: {
    readonly chooseProject: string;
    readonly chooseFiles: string;
    readonly chooseFolder: string;
    readonly chooseExport: string;
    readonly chooseToWrite: Readonly<Record<Parameters<PageWindow['chooseFileToWrite']>[0], string>>;
    readonly projectFiles: string;
    readonly textFiles: string;
    readonly ok: string;
    readonly about: (version: string) => string;
    readonly aboutDetail: string;
  };
  readonly closing: {
    readonly question: string;
    readonly detail: string;
    readonly stop: { readonly window: string; readonly app: string };
    readonly keep: string;
    readonly failed: string;
    readonly failedDetail: string;
  };
  /** What the system tells of a run that has ended while nobody looked. */
  readonly runEnd: {
    readonly completed: (project: string) => string;
    readonly counts: (counts: UnitCounts) => string;
    readonly failed: (project: string) => string;
    /** Said of a failure that this language has no words for; null where it is told as it is. */
    readonly otherReason: string | null;
  };
  readonly problems: {
    readonly notOpened: string;
    readonly unexpected: string;
    /** Why a file cannot be opened, where the error does not say it in this language itself. */
    readonly reasons: Readonly<Partial<Record<ErrorCode, string>>>;
    readonly pageGone: string;
    readonly pageGoneDetail: string;
    readonly reload: string;
    readonly close: string;
  };
}

const ENGLISH: Texts = {
  menu: {
    file: 'File',
    edit: 'Edit',
    run: 'Run',
    view: 'View',
    help: 'Help',
    'new-project': 'New Project…',
    openProject: 'Open Project…',
    recentProjects: 'Recent Projects',
    noRecentProjects: 'No Projects',
    'add-files': 'Add Files…',
    'add-folder': 'Add Folder…',
    export: 'Export…',
    'save-copy': 'Save a Copy…',
    backups: 'Backups…',
    newWindow: 'New Window',
    close: 'Close Window',
    quit: 'Quit GenGlossary',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    find: 'Find',
    palette: 'Go to or Do…',
    shortcuts: 'Keyboard Shortcuts',
    build: 'Build Glossary',
    'stop-run': 'Stop the Run',
    'show-projects': 'Projects',
    'show-documents': 'Documents',
    'show-terms': 'Terms',
    'show-glossary': 'Glossary',
    'show-issues': 'Issues',
    'show-runs': 'Runs',
    'show-settings': 'Settings',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    resetZoom: 'Actual Size',
    fullScreen: 'Full Screen',
    about: 'About GenGlossary',
    hide: 'Hide GenGlossary',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
  },
  dialogs: {
    chooseProject: 'Open a project',
    chooseFiles: 'Choose documents',
    chooseFolder: 'Choose a folder of documents',
    chooseExport: 'Export the glossary',
    chooseToWrite: { project: 'Save a copy of the project', log: 'Save the log of the run' },
    projectFiles: 'GenGlossary projects',
    textFiles: 'Plain text',
    ok: 'OK',
    about: (version) => `GenGlossary ${version}`,
    aboutDetail:
      'Finds the terms in your documents and writes a glossary from them. Everything stays on this computer.',
  },
  closing: {
    question: 'A run is still working.',
    detail: 'What it has finished is kept, and it can be resumed later.',
    stop: { window: 'Stop the run and close', app: 'Stop the run and quit' },
    keep: 'Keep it open',
    failed: 'A project could not be closed cleanly.',
    failedDetail: 'What was saved before is kept. It can be opened again at the next start.',
  },
  runEnd: {
    completed: (project) => `The run of “${project}” is completed`,
    counts: ({ unitsDone, unitsReused, unitsFailed }) =>
      `Done: ${unitsDone.toLocaleString('en')} · reused: ${unitsReused.toLocaleString('en')} · failed: ${unitsFailed.toLocaleString('en')}`,
    failed: (project) => `The run of “${project}” failed`,
    otherReason: null,
  },
  problems: {
    notOpened: 'This could not be opened.',
    unexpected: 'The app made a mistake. What was saved before is kept.',
    reasons: {},
    pageGone: 'The page of this window has stopped working.',
    pageGoneDetail: 'The project is unharmed, and a run goes on.',
    reload: 'Reload',
    close: 'Close the window',
  },
};

const JAPANESE: Texts = {
  menu: {
    file: 'ファイル',
    edit: '編集',
    run: '実行',
    view: '表示',
    help: 'ヘルプ',
    'new-project': '新規プロジェクト…',
    openProject: 'プロジェクトを開く…',
    recentProjects: '最近のプロジェクト',
    noRecentProjects: 'プロジェクトはありません',
    'add-files': 'ファイルを追加…',
    'add-folder': 'フォルダーを追加…',
    export: '書き出し…',
    'save-copy': 'コピーを保存…',
    backups: 'バックアップ…',
    newWindow: '新規ウィンドウ',
    close: 'ウィンドウを閉じる',
    quit: 'GenGlossary を終了',
    undo: '元に戻す',
    redo: 'やり直す',
    cut: '切り取り',
    copy: 'コピー',
    paste: '貼り付け',
    selectAll: 'すべて選択',
    find: '検索',
    palette: '移動と操作…',
    shortcuts: 'キーボードショートカット',
    build: '用語集を作成',
    'stop-run': '実行を停止',
    'show-projects': 'プロジェクト',
    'show-documents': '文書',
    'show-terms': '用語',
    'show-glossary': '用語集',
    'show-issues': '指摘',
    'show-runs': '実行',
    'show-settings': '設定',
    zoomIn: '拡大',
    zoomOut: '縮小',
    resetZoom: '実際のサイズ',
    fullScreen: '全画面表示',
    about: 'GenGlossary について',
    hide: 'GenGlossary を隠す',
    hideOthers: 'ほかを隠す',
    showAll: 'すべてを表示',
  },
  dialogs: {
    chooseProject: 'プロジェクトを開く',
    chooseFiles: '文書を選択',
    chooseFolder: '文書のフォルダーを選択',
    chooseExport: '用語集を書き出す',
    chooseToWrite: { project: 'プロジェクトのコピーを保存', log: '実行の記録を保存' },
    projectFiles: 'GenGlossary プロジェクト',
    textFiles: 'テキスト',
    ok: 'OK',
    about: (version) => `GenGlossary ${version}`,
    aboutDetail:
      '文書から用語を見つけ、用語集を作成します。データはすべてこのコンピューターの中に保存されます。',
  },
  closing: {
    question: '実行中の処理があります。',
    detail: '完了した分は保存され、後で再開できます。',
    stop: { window: '処理を停止して閉じる', app: '処理を停止して終了' },
    keep: '開いたままにする',
    failed: 'プロジェクトを正常に閉じられませんでした。',
    failedDetail: 'それまでに保存された内容は残っています。次回の起動時に開き直せます。',
  },
  runEnd: {
    completed: (project) => `「${project}」の実行が完了しました`,
    counts: ({ unitsDone, unitsReused, unitsFailed }) =>
      `処理: ${unitsDone.toLocaleString('ja')} · 再利用: ${unitsReused.toLocaleString('ja')} · 失敗: ${unitsFailed.toLocaleString('ja')}`,
    failed: (project) => `「${project}」の実行に失敗しました`,
    otherReason: '理由は実行の記録で確認できます。',
  },
  problems: {
    notOpened: '開けませんでした。',
    unexpected: 'アプリの内部で誤りが起きました。それまでに保存された内容は残っています。',
    reasons: {
      'project-missing': 'ファイルが見つからないか、その場所を読めません。',
      'model-server-unreachable': 'モデルのサーバーから正常な応答がありません。',
      'model-key-refused': 'モデルのサーバーがキーを受け付けません。',
      'model-missing': 'サーバーにモデルがありません。',
      'model-address-unusable': 'サーバーのアドレスを使用できません。',
      'model-request-refused': 'サーバーが要求を受け付けません。',
      'project-not-sqlite': 'GenGlossary のプロジェクトファイルではありません。',
      'project-foreign': '別のアプリのファイルです。',
      'project-too-new':
        '新しいバージョンの GenGlossary で作成されたファイルです。アプリを更新すると開けます。',
      'project-read-only': 'ファイルまたはそのフォルダーに書き込めません。',
      'project-disk-full': 'ディスクに空きがありません。',
      'project-disk-failed': 'ディスクを読み書きできません。接続を確認してください。',
      'project-damaged':
        'ファイルが壊れています。内容は変更していません。プロジェクトの一覧から、バックアップの時点に戻せます。',
      'project-busy': '別のプログラムが書き込み中です。しばらくしてから開き直してください。',
      'folder-missing': 'フォルダーが見つからないか、読めません。',
      'folder-empty': '取り込める文書がありません。',
      'cannot-write': '書き込めませんでした。',
    },
    pageGone: 'このウィンドウのページが動作を停止しました。',
    pageGoneDetail: 'プロジェクトに影響はなく、実行中の処理は続いています。',
    reload: '再読み込み',
    close: 'ウィンドウを閉じる',
  },
};

/** What menus and dialogs say in a language. */
export function textsIn(language: Language): Texts {
  return language === 'ja' ? JAPANESE : ENGLISH;
}
