/* bw-bound.c: how exact a number is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-bound.h"

G_DEFINE_ENUM_TYPE (BwBound, bw_bound,
                    G_DEFINE_ENUM_VALUE (BW_BOUND_EXACT, "="),
                    G_DEFINE_ENUM_VALUE (BW_BOUND_OVER, ">"),
                    G_DEFINE_ENUM_VALUE (BW_BOUND_ABOUT, "~"))

static const char * const signs[] = { "=", ">", "~" };

/**
 * bw_bound_to_string:
 * @bound: a bound
 *
 * Returns: (transfer none): its sign on the wire and on screen
 */
const char *
bw_bound_to_string (BwBound bound)
{
  g_return_val_if_fail ((guint) bound < G_N_ELEMENTS (signs), signs[0]);

  return signs[bound];
}

/**
 * bw_bound_from_string:
 * @text: (nullable): a sign
 * @bound: (out): the bound; untouched on failure
 *
 * Returns: whether @text is a sign that we know
 */
gboolean
bw_bound_from_string (const char *text,
                      BwBound    *bound)
{
  g_return_val_if_fail (bound != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (signs); i++)
    {
      if (g_str_equal (text, signs[i]))
        {
          *bound = (BwBound) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * bw_bound_combine:
 * @a: bound of one part
 * @b: bound of the other
 *
 * "Over" says more than "about", so it does not survive beside it: over 10 plus
 * about 20 is about 30.
 *
 * Returns: the bound of their sum
 */
BwBound
bw_bound_combine (BwBound a,
                  BwBound b)
{
  if (a == BW_BOUND_ABOUT || b == BW_BOUND_ABOUT)
    return BW_BOUND_ABOUT;

  return a == BW_BOUND_OVER || b == BW_BOUND_OVER ? BW_BOUND_OVER : BW_BOUND_EXACT;
}
