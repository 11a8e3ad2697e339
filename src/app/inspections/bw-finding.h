/* bw-finding.h: one thing that an inspection looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-verdict.h"

G_BEGIN_DECLS

/**
 * BwFinding:
 * @measure: (nullable): what was looked at; %NULL: the place as a whole
 * @verdict: how it was found
 * @note: (nullable): in words
 */
typedef struct
{
  char      *measure;
  BwVerdict  verdict;
  char      *note;
} BwFinding;

G_END_DECLS
