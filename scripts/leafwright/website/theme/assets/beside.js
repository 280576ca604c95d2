// Files that lie beside the site: on a disk, where build or release lie whole, their paths become links.
"use strict";
if (location.protocol === "file:") {
  for (const path of document.querySelectorAll(".beside code")) {
    const link = document.createElement("a");
    link.href = `../../${path.textContent}`;
    path.replaceWith(link);
    link.append(path);
  }
}
