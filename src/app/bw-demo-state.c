/* bw-demo-state.c: how far the demonstration is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-demo.h"

G_DEFINE_ENUM_TYPE (BwDemoState, bw_demo_state,
                    G_DEFINE_ENUM_VALUE (BW_DEMO_STATE_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (BW_DEMO_STATE_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (BW_DEMO_STATE_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (BW_DEMO_STATE_FAILED, "failed"))
