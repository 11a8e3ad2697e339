/* bw-guide-section.h: one task of a guide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwGuideSection:
 * @title: the task; untranslated, as the others
 * @lead: what one sees, and what it means
 * @steps: what to do, a line each
 *
 * `{ACTION}` stands for the keys of a command, by its detailed name: so no guide names
 * keys that do not work.
 */
typedef struct
{
  const char *title;
  const char *lead;
  const char *steps;
} BwGuideSection;

/* (transfer full): Pango markup, in the language of the desk, with its keys */
char     *bw_guide_section_dup_lead  (const BwGuideSection  *self);
char     *bw_guide_section_dup_steps (const BwGuideSection  *self);

/* Whether @text (nullable) stands anywhere in it. */
gboolean  bw_guide_section_matches   (const BwGuideSection  *self,
                                      const char            *text);

G_END_DECLS
