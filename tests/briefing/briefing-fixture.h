/* briefing-fixture.h: a city in the middle of a round, for tests of the sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

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

/* Districts with numbers for names: many of them. */
BwPicture *briefing_fixture_many   (guint                   n);

/* What a tool prints of @path. The test is failed if it cannot be run. */
char      *briefing_fixture_run    (const char             *tool,
                                    const char             *path,
                                    const char             *option);

/* @text without any blank or line break. */
char      *briefing_fixture_squeeze (const char            *text);

G_END_DECLS
