/**
 * The text of a file that the user named: UTF-8, without its byte order mark. Its size is looked at before it is
 * read.
 *
 * @throws DiagnosticError with one line that names the file: it does not exist, is a folder, cannot be read, is
 * larger than `maxBytes` or is not UTF-8.
 */
export declare function readSource(path: string, maxBytes: number): string;
