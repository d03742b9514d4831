/** 判断の取り消しとやり直しの文言。 */
export const decisions = {
  one: '「{{subject}}」',
  several: '用語 {{count, number}} 件',
  kind: {
    'terms-accepted': '{{what}}を採用',
    'terms-rejected': '{{what}}を不採用',
    'terms-undecided': '{{what}}を未判定に変更',
    'terms-required': '{{what}}を常に用語集に含める設定',
    'terms-not-required': '{{what}}を常に含める設定の解除',
    'category-changed': '{{what}}の分類を変更',
    'note-changed': '{{what}}のメモを変更',
    'term-added': '{{what}}を追加',
    'definition-changed': '{{what}}の定義を変更',
    'entry-approved': '{{what}}を承認',
    'entry-reopened': '{{what}}の承認を取り消し',
    'issue-dismissed': '{{what}}の指摘を対応不要に変更',
    'issue-reopened': '{{what}}の指摘を未解決に変更',
  },
  takenBack: '元に戻しました：{{decision}}',
  repeated: 'やり直しました：{{decision}}',
  repeat: 'やり直す',
  nothing: { undo: '元に戻す操作はありません。', redo: 'やり直す操作はありません。' },
  changedSince: {
    undo: '元に戻せませんでした：{{decision}}。その後の実行で同じ箇所が変わっています。何も変更していません。',
    redo: 'やり直せませんでした：{{decision}}。その後の実行で同じ箇所が変わっています。何も変更していません。',
  },
};
