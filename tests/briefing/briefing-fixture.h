/* briefing-fixture.h: a city in the middle of a round, for tests of the sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-briefing-facts.h"
#include "bw-picture.h"

G_BEGIN_DECLS

/* 8 August 2021, 14:32 in Xuchang. */
#define FIXTURE_NOW G_GINT64_CONSTANT (1628404320000000)

/* A district of the city of briefing_fixture_new(). */
typedef struct
{
  const char *code;
  const char *name;
  const char *name_en;
  double      target;
  double      done;    /* NaN: not reported */
} FixtureDistrict;

/* The nine districts of the visual reference, with their counts. */
extern const FixtureDistrict briefing_fixture_districts[9];

/* A city 411000 with @n districts, a round, histories, stated figures and funds. */
BwPicture *briefing_fixture_new    (const FixtureDistrict  *districts,
                                    guint                   n);

/* The city with nine districts, of which all but the last have a boundary: squares side by
 * side, with @n_points points each; the first has a hole. */
BwPicture *briefing_fixture_outlined (guint                 n_points);

/* Districts with numbers for names: many of them. */
BwPicture *briefing_fixture_many   (guint                   n);

/* (transfer full): a community `village` that has a boundary, two checkpoints on the ground,
 * the second with a gap, and one of which nobody told where it is. */
BwPicture *briefing_fixture_points (void);

/* The same city with four checkpoints: one with all four measures, one with a gap, one
 * of which two are told, one of which nothing is. */
BwBriefingFacts *briefing_fixture_checkpoints (const char *language);

/* Of a place in it, called `village`, that the plan asks nothing of. */
BwBriefingFacts *briefing_fixture_not_asked   (const char *language);

/* Of it, where of the funds no more is known than what two districts' add up to. */
BwBriefingFacts *briefing_fixture_totals      (const char *language);

/* (nullable): the first text of @content that holds @part. */
const char      *briefing_fixture_find_text   (const BwBriefingContent *content,
                                               const char              *part);

/* What a tool prints of @path. The test is failed if it cannot be run. */
char      *briefing_fixture_run    (const char             *tool,
                                    const char             *path,
                                    const char             *option);

/* (transfer full): takes over @content, lays it out and prints it: the text of the pages
 * without blanks, in reading order. Fails the test if a second print has other bytes. */
char      *briefing_fixture_print   (BwBriefingContent     *content);
void       briefing_fixture_assert_says (const char        *text,
                                     const char            *what);
void       briefing_fixture_assert_not  (const char        *text,
                                     const char            *what);

/* The cells of a row of @table, with | between them, and what kind of row it is. */
void       briefing_fixture_assert_row (const BwBriefingTable *table,
                                     guint                  row,
                                     BwBriefingRowKind      kind,
                                     const char            *cells);

/* @text without any blank or line break. */
char      *briefing_fixture_squeeze (const char            *text);

G_END_DECLS
