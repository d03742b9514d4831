/** Names of the texts that are saved as they are typed, over all projects and pages. */
export const textNames = {
  /** What a person notes about a term. */
  note: (projectId: string, termKey: string): string => `note/${projectId}/${termKey}`,
  /** A person's own definition of a term. */
  definition: (projectId: string, termKey: string): string => `definition/${projectId}/${termKey}`,
  /** The settings of the provider, all of them in one text. */
  provider: (projectId: string): string => `provider/${projectId}`,
};
