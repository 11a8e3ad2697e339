/* bw-city-private.h: what reading a city and checking it share
 *
 * bw-city.c reads lines; bw-city-members.c looks at the members of one document,
 * bw-city-check.c holds the documents against each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-city.h"

G_BEGIN_DECLS

/* What a reference wants: a type of documents, or an area or a site. */
#define BW_CITY_PLACE BW_N_DOCUMENT_TYPES

/**
 * BwCityReference:
 * @pointer: (owned): of the member
 * @id: (owned): what it names
 * @wanted: a #BwDocumentType or %BW_CITY_PLACE
 */
typedef struct
{
  char  *pointer;
  char  *id;
  guint  wanted;
} BwCityReference;

/**
 * BwCityLine:
 * @document: (owned): what was read
 * @file: (not owned): name of the file
 * @line: from 1
 * @references: (owned) (nullable) (element-type BwCityReference): what it names
 * @marked: it says where it is from: `fact` or `sample`
 */
typedef struct
{
  BwDocument *document;
  const char *file;
  guint       line;
  GArray     *references;
  gboolean    marked;
} BwCityLine;

/* Adds what is wrong in one document to @faults, and what it names to @line. */
void bw_city_members_read (BwCityLine *line,
                           JsonObject *object,
                           GPtrArray  *faults);

/* Adds what does not fit together to @faults. @lines: (element-type BwCityLine) */
void bw_city_check        (GArray     *lines,
                           const char *root,
                           guint       root_line,
                           GPtrArray  *faults);

/* Adds funds whose items add up to more than they are. */
void bw_city_funds_check  (GArray     *lines,
                           GPtrArray  *faults);

/* Adds what corrects something that another one has corrected. */
void bw_city_ledger_check (GArray     *lines,
                           GPtrArray  *faults);

/* `rules.json` beside `city.json`, if there is one. */
void bw_city_rules_check  (const char *directory,
                           GPtrArray  *faults);

G_END_DECLS
