/** 実行の記録と終了理由の文言。メッセージのコードごと。 */
export const messages = {
  'documents-read':
    'ファイル: {{files, number}} 件、新規・変更: {{changed, number}} 件、なくなったもの: {{removed, number}} 件。',
  'document-refused': '{{path}}: {{refusal}}',
  'language-not-supported':
    '{{path}}の大部分は、十分に対応していない言語で書かれています。見つかる用語はわずかです。',
  'documents-left-out': 'プロジェクトから外されているため読み込まなかったファイル: {{count, number}} 件。',
  'issues-refined': 'より良い引用に置き換えた指摘: {{issues, number}} 件中 {{better, number}} 件。',
  'candidates-judged':
    'モデルが用語と判定した候補: {{terms, number}} 件。除外: 一般的な語 {{generalWords, number}} 件、用語の一部 {{fragments, number}} 件。回答なし: {{undecided, number}} 件。',
  'passages-leave':
    'モデルに渡す文書の一部は、このコンピューターの外にあるサーバー {{host}} に送信されます。',
  'model-asked':
    'モデルへの要求: {{requests, number}} 回。送信トークン: {{tokensIn, number}}、受信トークン: {{tokensOut, number}}。',
  'model-repaired': '最初の回答に不備があり、2 回目の回答を採用した用語: {{count, number}} 件。',
  'model-fell-back': 'モデルから根拠のある回答が得られず、内蔵の方法で作成した用語: {{count, number}} 件。',
  'unit-failed': '{{subject}}: {{detail}}',
  completed: '完了しました。',
  'units-failed':
    '失敗した処理が {{count, number}} 件あります。以前の結果は残っています。詳細は記録にあります。',
  cancelled: '停止の指示により終了しました。完了していた結果は残っています。それ以外は変更していません。',
  'program-mistake':
    'プログラムに誤りがありました。詳細: {{detail}}。完了していた結果は残っています。それ以外は変更していません。',
  'owner-ended': '処理していた {{program}} が、実行の途中で終了しました。保存済みの結果は残っています。',
  'owner-silent':
    '{{host}} で処理していた {{program}} から、{{since}} 以降の応答がありません。保存済みの結果は残っています。',
  'project-copied': 'このプロジェクトはコピーです。実行はコピー元のファイルで続いています。',
  'taken-over':
    '{{program}}（{{host}} のプロセス {{pid}}）から実行を取り上げました。保存済みの結果は残っています。',
  'in-backup': 'この時点のプロジェクトを保存したときに実行中でした。',
  'end-not-written': '終了しましたが、終了を記録できませんでした。保存済みの結果は残っています。',
};
