/* bw-document-size.h: how long the text of one document may be
 *
 * Known to the backend, which refuses what is longer, and to those who make documents,
 * which say so before they send it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* What is read one by one, and what holds lists or drawings; bytes. */
#define BW_DOCUMENT_SIZE_SMALL (16 * 1024)
#define BW_DOCUMENT_SIZE_LARGE (256 * 1024)
