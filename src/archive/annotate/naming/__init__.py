"""The steps of finding names.

model_entities, cues   words that may be a name, each as a `candidate`
trim                   titles, possessives, neighbours cut off
evidence               all candidates of one name, and what the document says of the world
kinds                  one decision a name: `word_kinds`, `body_kinds`
spread                 every place where a decided name stands
"""
