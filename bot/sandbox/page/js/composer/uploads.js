/** Bringing files to the server, before the message or command that they belong to. */

import { Refused } from "../connection.js";
import { t } from "../words.js";

/** Send files; `progress` is told how far it is, from 0 to 1. Resolves with their ids. */
export function upload(files, progress = () => {}) {
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);
  return new Promise((resolve, reject) => {
    // `fetch` doesn't tell how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open("POST", "api/uploads");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? loaded / total : 0));
    request.addEventListener("load", () => {
      if (request.status === 200) resolve(request.response.files.map((file) => file.id));
      else reject(new Refused(request.response?.error ?? notSent()));
    });
    request.addEventListener("error", () => reject(new Refused(notSent())));
    request.send(body);
  });
}

function notSent() {
  return { message: t("upload.failed"), code: 0, status: 0 };
}
