/* bw-briefing-typefaces.c: the typefaces that somebody can choose for a role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-typefaces.h"

#include <math.h>

/* What a face must have to be offered: common words of a sheet, or what stands between
 * them. What it lacks beyond comes from the faces of the role. */
static const char han_sample[] = "核酸检测指挥部通知截至第期（）、。";
static const char latin_sample[] = "0123456789%:.-ABCXYZabcxyz";

static gboolean
is_latin (BwBriefingRole role)
{
  return role == BW_BRIEFING_ROLE_DIGITS || role == BW_BRIEFING_ROLE_DIGITS_BOLD;
}

static double
get_wanted_weight (BwBriefingRole role)
{
  switch (role)
    {
    case BW_BRIEFING_ROLE_TITLE:
    case BW_BRIEFING_ROLE_HEAD:
    case BW_BRIEFING_ROLE_SONG:
    case BW_BRIEFING_ROLE_DIGITS_BOLD:
      return FC_WEIGHT_BOLD;

    case BW_BRIEFING_ROLE_BODY:
    case BW_BRIEFING_ROLE_KAI:
    case BW_BRIEFING_ROLE_DIGITS:
    default:
      return FC_WEIGHT_REGULAR;
    }
}

static gboolean
has_sample (FcPattern  *face,
            const char *sample)
{
  FcCharSet *set = NULL;

  if (FcPatternGetCharSet (face, FC_CHARSET, 0, &set) != FcResultMatch)
    return FALSE;

  for (const char *p = sample; *p != '\0'; p = g_utf8_next_char (p))
    if (!FcCharSetHasChar (set, g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/* Upright outlines, of one family or of all: see find_installed() of the fonts. */
static FcFontSet *
list_faces (FcConfig   *installed,
            const char *family)
{
  FcPattern *query = FcPatternCreate ();
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, FC_FAMILYLANG, FC_STYLE, FC_FILE, FC_INDEX, FC_WEIGHT,
                                           FC_CHARSET, NULL);
  FcFontSet *set;

  if (family != NULL)
    FcPatternAddString (query, FC_FAMILY, (const FcChar8 *) family);
  FcPatternAddBool (query, FC_OUTLINE, FcTrue);
  FcPatternAddBool (query, FC_COLOR, FcFalse);
  FcPatternAddBool (query, FC_VARIABLE, FcFalse);
  FcPatternAddInteger (query, FC_SLANT, FC_SLANT_ROMAN);
  set = FcFontList (installed, query, objects);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (query);
  return set;
}

static const char *
get_family (FcPattern *face)
{
  const char *family = NULL;
  FcChar8 *name;
  FcChar8 *language;

  for (int i = 0; FcPatternGetString (face, FC_FAMILY, i, &name) == FcResultMatch; i++)
    {
      gboolean is_chinese = FcPatternGetString (face, FC_FAMILYLANG, i, &language) == FcResultMatch
                            && g_str_has_prefix ((const char *) language, "zh");

      if (i == 0 || is_chinese)
        family = (const char *) name;
      if (is_chinese)
        break;
    }

  return family;
}

static double
get_weight (FcPattern *face)
{
  double weight = FC_WEIGHT_REGULAR;

  FcPatternGetDouble (face, FC_WEIGHT, 0, &weight);
  return weight;
}

static int
compare_names (gconstpointer left,
               gconstpointer right)
{
  return g_utf8_collate (*(const char * const *) left, *(const char * const *) right);
}

/**
 * bw_briefing_typefaces_list:
 * @installed: (nullable): what fontconfig knows; %NULL: the system's
 * @role: a role
 *
 * Returns: (transfer full): families that could serve it, by name
 */
GStrv
bw_briefing_typefaces_list (FcConfig       *installed,
                            BwBriefingRole  role)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  FcFontSet *set = list_faces (installed, NULL);

  for (int i = 0; set != NULL && i < set->nfont; i++)
    {
      const char *family = get_family (set->fonts[i]);

      if (family == NULL || g_hash_table_contains (seen, family)
          || !has_sample (set->fonts[i], is_latin (role) ? latin_sample : han_sample))
        continue;
      g_ptr_array_add (names, g_strdup (family));
      g_hash_table_add (seen, g_ptr_array_index (names, names->len - 1));
    }

  g_clear_pointer (&set, FcFontSetDestroy);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

/**
 * bw_briefing_typefaces_find:
 * @installed: (nullable): what fontconfig knows; %NULL: the system's
 * @role: a role
 * @family: as bw_briefing_typefaces_list() names it, or by any other of its names
 *
 * Returns: (transfer full) (nullable): its face for the role
 */
FcPattern *
bw_briefing_typefaces_find (FcConfig       *installed,
                            BwBriefingRole  role,
                            const char     *family)
{
  FcFontSet *set = list_faces (installed, family);
  FcPattern *found = NULL;

  for (int i = 0; set != NULL && i < set->nfont; i++)
    {
      double distance = fabs (get_weight (set->fonts[i]) - get_wanted_weight (role));

      if (found == NULL || distance < fabs (get_weight (found) - get_wanted_weight (role)))
        found = set->fonts[i];
    }

  if (found != NULL)
    found = FcPatternDuplicate (found);
  g_clear_pointer (&set, FcFontSetDestroy);
  return found;
}
