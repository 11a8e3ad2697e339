/* bw-document-size.h: how long the text of one document may be
 *
 * Known to the backend, which refuses what is longer, and to those who make documents,
 * which say so before they send it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* What is read one by one; what holds lists or drawings; a sheet that was issued, of which
 * none is longer: a table of 2,500 points takes some 400 KiB, and what stands in front of a
 * backend lets 1 MiB through. Bytes. */
#define BW_DOCUMENT_SIZE_SMALL (16 * 1024)
#define BW_DOCUMENT_SIZE_LARGE (256 * 1024)
#define BW_DOCUMENT_SIZE_SHEET (768 * 1024)
