import { describe, expect, it } from '@jest/globals';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
  validateSync,
} from 'class-validator';
import { format } from '../../../../src/events/messages/format.js';
import type { Language } from '../../../../src/events/messages/language.js';
import { fieldMessages } from '../../../../src/events/vocabulary/field-messages.js';
import { IsText, NestedEach } from '../../../../src/events/vocabulary/validation.js';

/** A class whose one field keeps a rule, and a value of the field that breaks it. */
function breaking(rule: PropertyDecorator, value: unknown): object {
  class Shape {
    field = value;
  }
  rule(Shape.prototype, 'field');
  return new Shape();
}

const strict = { whitelist: true, forbidNonWhitelisted: true };
const mistakesOf = (shape: object) => validateSync(shape, strict);
const inWords = (shape: object, language: Language) =>
  mistakesOf(shape).flatMap((error) => fieldMessages(error).map((each) => format(each, language)));

describe('a field that breaks a rule of class-validator', () => {
  it.each<[string, PropertyDecorator, unknown, string]>([
    ['isString', IsString(), 1, 'field phải là văn bản'],
    ['isString of each', IsString({ each: true }), [1], 'mỗi giá trị trong field phải là văn bản'],
    ['isBoolean', IsBoolean(), 1, 'field phải là true hoặc false'],
    ['isInt', IsInt(), 'a', 'field phải là số nguyên'],
    ['isNumber', IsNumber(), 'a', 'field phải là một số hữu hạn'],
    ['isObject', IsObject(), 1, 'field phải là một đối tượng JSON'],
    ['isObject of each', IsObject({ each: true }), [1], 'mỗi giá trị trong field phải là một đối tượng JSON'],
    ['isArray', IsArray(), 1, 'field phải là một mảng JSON'],
    ['maxLength', MaxLength(3), 'four', 'field dài nhất 3 ký tự'],
    ['min', Min(2), 1, 'field không được nhỏ hơn 2'],
    ['max', Max(2), 3, 'field không được lớn hơn 2'],
    ['isIn', IsIn(['a', 'b']), 'c', 'field phải là một trong các giá trị: a, b'],
    [
      'isIn of each',
      IsIn(['a', 'b'], { each: true }),
      ['c'],
      'mỗi giá trị trong field phải là một trong các giá trị: a, b',
    ],
    ['arrayUnique', ArrayUnique(), [1, 1], 'các phần tử của field không được trùng nhau'],
    ['arrayNotEmpty', ArrayNotEmpty(), [], 'field không được để trống'],
    ['arrayMaxSize', ArrayMaxSize(1), [1, 2], 'field có nhiều nhất 1 phần tử'],
    ['isNotEmpty of each', IsNotEmpty({ each: true }), [''], 'mỗi giá trị trong field không được để trống'],
    ['validateNested', ValidateNested(), 1, 'field phải là một đối tượng hoặc mảng JSON'],
    [
      'validateNested of each',
      ValidateNested({ each: true }),
      1,
      'mỗi giá trị trong field phải là một đối tượng hoặc mảng JSON',
    ],
  ])('%s: in English as it says itself, and in Vietnamese', (_, rule, value, inVietnamese) => {
    const shape = breaking(rule, value);
    const itself = mistakesOf(shape).flatMap(({ constraints }) => Object.values(constraints!));
    expect(inWords(shape, 'en')).toEqual(itself);
    expect(inWords(shape, 'vi')).toEqual([inVietnamese]);
  });

  it('is unknown', () => {
    const shape = Object.assign(breaking(IsInt(), 1), { other: 1 });
    expect(inWords(shape, 'en')).toEqual(['property other should not exist']);
    expect(inWords(shape, 'vi')).toEqual(['không có trường other']);
  });
});

it('breaks several rules, ours among them', () => {
  expect(inWords(breaking(IsText(3), '    '), 'vi')).toEqual([
    'field dài nhất 3 ký tự',
    'field không được chỉ gồm khoảng trắng',
  ]);
  expect(
    inWords(
      breaking(
        NestedEach(() => Object),
        1,
      ),
      'vi',
    ),
  ).toContain('field phải là một mảng JSON');
});
