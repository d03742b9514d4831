/** 指摘ページの文言。 */
export const issues = {
  title: '指摘',
  list: '指摘の一覧',
  passages: '文書の記述',
  type: {
    undefined: '定義なし',
    unsupported: '根拠のない定義',
    duplicate: '定義の重複',
    circular: '循環する定義',
    contradicting: '食い違う定義',
  },
  meaning: {
    undefined: '定義する文が文書の中に見つからない用語です。定義は手で書くことができます。',
    unsupported: '引用箇所がない定義と、引用箇所が文書の中に見つからない定義です。',
    duplicate: '別々の用語が同じ定義を持っています。一方が他方の別名かもしれません。',
    circular: '互いを使ってしか説明されていない用語です。',
    contradicting: '文書によって定義が異なる用語です。どれが正しいかは人の判断が必要です。',
  },
  reason: {
    undefined: 'この用語を定義する文が文書の中にありません。',
    unsupported: 'この定義には、文書の中に存在する引用箇所がありません。',
    duplicate: '別の用語と定義が同じです。',
    circular: 'この用語と別の用語は、互いを使って説明されています。',
    contradicting: 'この用語の定義は文書によって異なります。',
  },
  reasonWith: {
    undefined: 'この用語を定義する文が文書の中にありません。関連：{{related}}',
    unsupported: 'この定義には、文書の中に存在する引用箇所がありません。関連：{{related}}',
    duplicate: '{{related}}と定義が同じです。',
    circular: 'この用語と{{related}}は、互いを使って説明されています。',
    contradicting: 'この用語の定義は文書によって異なります。関連：{{related}}',
  },
  state: { open: '未解決', dismissed: '対応不要', resolved: '解決済み' },
  filter: {
    state: '状態',
    type: '種類',
    allTypes: 'すべての種類',
    withCount: '{{name}} {{count, number}}',
  },
  count: '{{count, number}} 件',
  dismiss: '対応不要にする',
  dismissLabel: '「{{term}}」の指摘を対応不要にする',
  reopen: '未解決に戻す',
  reopenLabel: '「{{term}}」の指摘を未解決に戻す',
  dismissed: '「{{term}}」の指摘を対応不要にしました',
  reopened: '「{{term}}」の指摘を未解決に戻しました',
  empty: {
    noEntries: {
      title: '確認する見出しがありません',
      text: '用語集を作成すると、不十分な点が理由とともにここに表示されます。',
      action: '用語集へ移動',
    },
    notChecked: {
      title: 'まだ確認していません',
      text: '見出しが書かれた後、まだ確認が行われていません。確認は短時間で終わり、ネットワークは不要です。',
      action: '用語集を確認',
    },
    checking: {
      title: '用語集を処理しています',
      text: '確認が終わると、指摘がここに表示されます。',
      action: '実行を表示',
    },
    allGood: {
      title: '指摘はありません',
      text: 'すべての見出しを確認しました。どの見出しにも固有の定義と、その根拠となる箇所があります。',
      action: '用語集へ移動',
    },
    noneOpen: {
      title: '未解決の指摘はありません',
      text: '見つかった指摘は、すべて解決済みまたは対応不要です。',
    },
    noneInView: {
      title: 'この条件に当てはまる指摘はありません',
      text: '別の種類または状態の指摘はあります。',
      action: '未解決の指摘をすべて表示',
    },
  },
};
