/** ページの名前と、その枠の文言。 */
export const navigation = {
  label: 'ページ',
  skip: '本文へ移動',
  projects: 'プロジェクト',
  documents: '文書',
  terms: '用語',
  glossary: '用語集',
  issues: '指摘',
  runs: '実行',
  settings: '設定',
  drop: {
    addTitle: '「{{project}}」に追加',
    addText: 'ファイルと、フォルダー内の文書をこのプロジェクトに取り込みます。',
    openTitle: '開く',
    openText:
      '文書から新しいプロジェクトを作成します。プロジェクトファイル（.genglossary）はそのまま開きます。',
  },
  intake: {
    working: 'ファイルを取り込んでいます…',
    title: 'ファイルの取り込み',
    added_other: '文書を {{count, number}} 件追加しました',
    changed_other: '文書を {{count, number}} 件更新しました',
    unchanged_other: '変更のないファイルは {{count, number}} 件です',
    refused_other: '{{count, number}} 件のファイルを取り込めませんでした',
    nothing: '取り込む文書はありませんでした。',
    refusedList: '取り込めなかったファイルと理由',
    more_other: 'ほか {{count, number}} 件',
  },
};
