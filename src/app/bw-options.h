/* bw-options.h: what the command line asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-page.h"
#include "bw-wall-plan.h"

G_BEGIN_DECLS

/**
 * BwOptions:
 * @backend: (nullable): address of a backend
 * @token_file: (nullable): where its token stands
 * @state: (nullable): a saved feed instead of a backend
 * @scope: (nullable): code of an area
 * @page: a page
 * @screenshot: (nullable): where to draw what is shown
 * @wall_plan: (nullable): scenes of the walls; %NULL: as it is set
 * @has_page: @page was given
 * @wall: show the wall and not the desk
 * @demo: start a backend with the sample city
 * @version: print the version
 * @width: of the window or the picture, 0: as usual
 * @height: the same
 * @demo_speed: seconds of the demonstration per second
 *
 * Free with bw_options_free().
 */
typedef struct
{
  char     *backend;
  char     *token_file;
  char     *state;
  char     *scope;
  char     *screenshot;
  BwWallPlan *wall_plan;
  BwPage    page;
  gboolean  has_page;
  gboolean  wall;
  gboolean  demo;
  gboolean  version;
  int       width;
  int       height;
  double    demo_speed;
} BwOptions;

/* Takes our options out of the arguments; links stay. */
BwOptions *bw_options_new     (int              *argc,
                               char           ***argv,
                               GError          **error);
void       bw_options_free    (BwOptions        *self);

/* Whether it is a desk of its own: such a run does not meet one that is open. */
gboolean   bw_options_is_separate (const BwOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwOptions, bw_options_free)

G_END_DECLS
