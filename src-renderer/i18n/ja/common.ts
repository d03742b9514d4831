/** 全ページで共通の文言。 */
export const common = {
  app: 'GenGlossary',
  cancel: 'キャンセル',
  close: '閉じる',
  delete: '削除',
  edit: '編集',
  undo: '元に戻す',
  retry: '再試行',
  search: '検索',
  clearSearch: '検索を消去',
  loading: '読み込み中…',
  saved: '保存しました',
  more: 'その他',
  all: 'すべて',
  back: '戻る',
  count: {
    documents_other: '文書 {{count, number}} 件',
    terms_other: '用語 {{count, number}} 件',
    entries_other: '見出し {{count, number}} 件',
    issues_other: '未解決の指摘 {{count, number}} 件',
  },
  tooManyMarked:
    '範囲選択できるのは {{count, number}} 件までです。Ctrl+A を押すと、表示条件に合うものをすべて選択できます。',
  category: {
    person: '人物',
    place: '場所',
    organisation: '組織',
    title: '称号・役職',
    'technical-term': '専門用語',
    'common-noun': '一般名詞',
  },
};
