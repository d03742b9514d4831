import type { ProblemResources } from '../codes.ts';

/** What went wrong and what to do, by the code of the error; why a file was not taken, by the code of the refusal. */
export const problems = {
  title: 'This did not work',
  'run-already-active': {
    message: 'A run is active on this project. Nothing was changed.',
    remedy: 'Wait until it has ended, or stop it first.',
  },
  'run-not-found': {
    message: 'This run is not in the project.',
    remedy: 'Choose a run of the list.',
  },
  'run-not-active': {
    message: 'The run has ended already.',
    remedy: 'There is nothing to stop. The list of runs says how it ended.',
  },
  'run-lost': {
    message: 'The run no longer belongs to this program. What it had stored before is kept.',
    remedy: 'Resume the run to go on from there.',
  },
  'nothing-to-resume': {
    message: 'No run is left to resume: the last one did all of its work.',
    remedy: 'Start a new run instead.',
  },
  'no-documents': {
    message: 'The project has no documents yet.',
    remedy: 'Add documents first.',
  },
  'no-terms': {
    message: 'The project has no terms yet.',
    remedy: 'Extract terms first.',
  },
  'no-entries': {
    message: 'The glossary has no entries yet.',
    remedy: 'Build the glossary first.',
  },
  'project-closing': {
    message: 'The project is being closed.',
    remedy: 'Open it again to go on.',
  },
  'project-in-use': {
    message: 'The project is open in a window or has an active run. Nothing was changed.',
    remedy: 'Close the project in all windows and wait until its run has ended, then try again.',
  },
  'project-exists': {
    message: 'There is a project file of that name already. It was not changed.',
    remedy: 'Choose another name.',
  },
  'project-missing': {
    message: 'The project file cannot be reached at its place. Nothing was written.',
    remedy:
      'If the file was moved, open it from its new place. If it is on another disk, check that the disk is connected.',
  },
  'project-not-sqlite': {
    message: 'The file is not a project file. It was not changed.',
    remedy: 'Choose a file that ends in .genglossary.',
  },
  'project-foreign': {
    message: 'The file is the database of another program. It was not changed.',
    remedy: 'Choose a file that ends in .genglossary.',
  },
  'project-too-new': {
    message: 'The project was written by a newer version of GenGlossary. It was not changed.',
    remedy: 'Update GenGlossary, then open the project again.',
  },
  'project-read-only': {
    message: 'The project file or its folder may not be written to. Nothing was changed.',
    remedy: 'Make the file and its folder writable, or copy the project to another place.',
  },
  'project-disk-full': {
    message: 'There is no room left on the disk that holds the project. What was saved before is kept.',
    remedy: 'Free some space, then try again.',
  },
  'project-disk-failed': {
    message: 'The disk that holds the project could not be read or written. What was saved before is kept.',
    remedy: 'Check that the disk is connected and sound, then open the project again.',
  },
  'project-damaged': {
    message: 'The project file is damaged. It was not changed.',
    remedy: 'Go back to a backup of it.',
  },
  'project-busy': {
    message: 'Another program is writing to the project at the moment. Nothing was changed.',
    remedy: 'Try again in a few seconds.',
  },
  'document-not-found': {
    message: 'The document is no longer in the project.',
    remedy: 'Choose a document of the list, or add it again.',
  },
  'term-not-found': {
    message: 'The term is no longer in the project.',
    remedy: 'Choose a term of the list.',
  },
  'entry-not-found': {
    message: 'The glossary has no entry for this term.',
    remedy: 'Accept the term and build the glossary, or choose another entry.',
  },
  'term-empty': {
    message: 'A term needs at least one visible character. Nothing was added.',
    remedy: 'Write the term as it stands in the documents.',
  },
  'term-has-text': {
    message: 'A person wrote or approved something about this term. It is still a term of its own.',
    remedy: 'Copy what is still needed, then empty its definition and its notes, and try again.',
  },
  'terms-changed': {
    message: 'The list of terms has changed since the terms were selected. Nothing was decided.',
    remedy: 'Look at the list as it is now, and select the terms once more.',
  },
  'proposal-changed': {
    message: 'The entry or its proposed text has changed since the changes were chosen. Nothing was taken.',
    remedy: 'Look at the proposed text as it is now, and choose the changes once more.',
  },
  'folder-missing': {
    message: 'The folder cannot be opened. The documents in the project are as they were.',
    remedy: 'Check that the folder exists and may be read, or choose another one.',
  },
  'folder-empty': {
    message: 'None of the files can be taken as a document.',
    remedy: 'Choose a folder with Markdown (.md) or plain text (.txt) files.',
  },
  'all-units-failed': {
    message: 'Every part of a step failed. The results of that step are those of before.',
    remedy: 'Mend the cause that the log names, then resume the run.',
  },
  'cannot-write': {
    message: 'The file could not be written. If there was a file of that name before, it is as it was.',
    remedy: 'Check that there is room on the disk and that the folder is writable, or choose another folder.',
  },
  'nothing-failed': {
    message: 'Nothing of this run has failed.',
    remedy: 'Start a new run instead.',
  },
  'document-damaged': {
    message: 'The text of “{{document}}” in the project is damaged. Nothing was changed.',
    remedy: 'Go back to a backup of the project, or remove the document and add its file again.',
  },
  'entry-damaged': {
    message: 'The entry of “{{term}}” is damaged. Nothing was changed.',
    remedy: 'Go back to a backup of the project, or write the definition anew.',
  },
  'backup-not-found': {
    message: 'This backup is no longer there. Nothing was changed.',
    remedy: 'Choose another one of the list.',
  },
  'backup-unusable': {
    message: 'This backup cannot be read. The project was not changed.',
    remedy: 'Choose another one of the list.',
  },
  'model-server-unreachable': {
    message:
      'The server at {{host}} does not answer as it should. Finished parts are kept, and the entries are those of before.',
    remedy: 'See that the server runs and that its address is right, then resume the run.',
  },
  'model-address-unusable': {
    message: 'The address of the server cannot be used. The entries are those of before.',
    remedy:
      'Start a run with the right address of such a server, without a password, a key or a query in it.',
  },
  'model-key-refused': {
    message:
      'The server at {{host}} refuses the key, or wants one. Finished parts are kept, and the entries are those of before.',
    remedy: 'Give a valid key, then resume the run.',
  },
  'model-missing': {
    message:
      'The server at {{host}} does not have the model {{model}}. Finished parts are kept, and the entries are those of before.',
    remedy:
      'Fetch the model, with Ollama by “ollama pull” and its name, or choose another one. Then resume the run.',
  },
  'model-request-refused': {
    message:
      'The server at {{host}} does not take the requests for the model {{model}}. Finished parts are kept, and the entries are those of before.',
    remedy: 'Mend the settings of the server or of the account, or start a run with others.',
  },
  'server-not-allowed': {
    message: 'Passages of this project may not go to {{host}} yet. Nothing was sent, and no run was started.',
    remedy: 'Agree to it when the run is started, or choose another way to write the definitions.',
  },
  'provider-not-set-up': {
    message: 'The settings of this project name no model that could be asked. No run was started.',
    remedy: 'Give the address of the server and choose a model, or choose the built-in way.',
  },
  'invalid-argument': {
    message: 'The input does not fit: it is empty, too long or of another kind. Nothing was changed.',
    remedy: 'Shorten or correct it, then try again.',
  },
  'foreign-sender': {
    message: 'The request did not come from this app and was refused. Nothing was changed.',
    remedy: 'Start the app anew.',
  },
  'project-not-open': {
    message: 'The project was closed meanwhile.',
    remedy: 'Open it again from the list of projects.',
  },
  stopped: {
    message: 'It was stopped.',
    remedy: 'It can be started again.',
  },
  unexpected: {
    message: 'Something unexpected went wrong: {{detail}}',
    remedy: 'Try again. If it happens again, start the app anew: what was saved is kept.',
  },
  refusal: {
    'unsupported-format': 'This format is not read yet: save it as Markdown (.md) or plain text (.txt).',
    binary: 'This is not text, whatever its name says: save its content as plain text.',
    'unknown-encoding':
      'The encoding of the text is none of UTF-8, UTF-16, Shift_JIS, EUC-JP and ISO-2022-JP: save it as UTF-8.',
    'too-large': 'The file is larger than 64 MiB: split it into smaller ones.',
    unreadable: 'It could not be opened: check that it may be read and is an ordinary file or folder.',
    empty: 'The file has no text in it.',
    'link-loop': 'This link leads to something that is read already under its own name: nothing is missing.',
    vanished: 'It is no longer there: it was moved or deleted, or the link leads nowhere.',
  },
} satisfies ProblemResources;
