/* bw-guide.h: three guides, one for each role, task by task
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-guide-section.h"

G_BEGIN_DECLS

typedef enum
{
  BW_GUIDE_COMMANDER,
  BW_GUIDE_OFFICIAL,
  BW_GUIDE_STAFF,
} BwGuide;

/* Translated. */
const char                    *bw_guide_get_title    (BwGuide guide);

/* NULL-terminated. */
const BwGuideSection * const  *bw_guide_get_sections (BwGuide guide);

G_END_DECLS
