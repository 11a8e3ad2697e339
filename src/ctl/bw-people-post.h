/* bw-people-post.h: a site that people work at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-area.h"
#include "bw-site.h"

G_BEGIN_DECLS

/**
 * BwPeoplePost:
 * @site: the site
 * @district: the area right under the root that it is in, or the root
 * @unit: the area right under @district, or that one: who sends its teams
 * @is_fact: there is such a place: nothing bad is invented of it
 *
 * Nothing is owned.
 */
typedef struct
{
  const BwSite *site;
  const BwArea *district;
  const BwArea *unit;
  gboolean      is_fact;
} BwPeoplePost;

G_END_DECLS
